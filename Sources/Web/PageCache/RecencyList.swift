/// Values by key within a budget: when they cost more, those that were longest without use go first.
///
/// A doubly linked list in an array, so that every operation takes the same time however many there are.
struct RecencyList<Key: Hashable, Value> {
    private struct Slot {
        let key: Key
        let value: Value
        let cost: Int
        /// Towards the one used last.
        var newer: Int?
        /// Towards the one to go next.
        var older: Int?
    }

    let budget: Int
    private(set) var cost = 0
    private var slots: [Slot?] = []
    private var free: [Int] = []
    private var indexes: [Key: Int] = [:]
    private var newest: Int?
    private var oldest: Int?

    init(budget: Int) {
        self.budget = budget
    }

    var count: Int { indexes.count }

    /// Every value, in no order.
    var values: some Sequence<Value> { slots.lazy.compactMap { $0?.value } }

    /// The value, which counts as used now.
    mutating func use(_ key: Key) -> Value? {
        guard let index = indexes[key] else { return nil }
        if newest != index {
            unlink(index)
            link(index)
        }
        return slots[index]?.value
    }

    /// Puts a value that costs no more than the budget in, in place of one with the same key.
    ///
    /// Returns what had to go for it.
    mutating func keep(_ value: Value, for key: Key, cost: Int) -> [(key: Key, value: Value)] {
        var gone: [(key: Key, value: Value)] = []
        if let old = remove(key) { gone.append((key, old)) }
        while self.cost + cost > budget, let index = oldest, let slot = slots[index] {
            if let value = remove(slot.key) { gone.append((slot.key, value)) }
        }
        let slot = Slot(key: key, value: value, cost: cost)
        let index: Int
        if let reused = free.popLast() {
            index = reused
            slots[index] = slot
        } else {
            index = slots.count
            slots.append(slot)
        }
        indexes[key] = index
        self.cost += cost
        link(index)
        return gone
    }

    mutating func remove(_ key: Key) -> Value? {
        guard let index = indexes.removeValue(forKey: key) else { return nil }
        unlink(index)
        let slot = slots[index]
        slots[index] = nil
        free.append(index)
        cost -= slot?.cost ?? 0
        return slot?.value
    }

    mutating func removeAll() {
        self = RecencyList(budget: budget)
    }

    private mutating func link(_ index: Int) {
        slots[index]?.older = newest
        slots[index]?.newer = nil
        if let newest { slots[newest]?.newer = index }
        newest = index
        if oldest == nil { oldest = index }
    }

    private mutating func unlink(_ index: Int) {
        let (newer, older) = (slots[index]?.newer, slots[index]?.older)
        if let newer { slots[newer]?.older = older } else { newest = older }
        if let older { slots[older]?.newer = newer } else { oldest = newer }
    }
}
