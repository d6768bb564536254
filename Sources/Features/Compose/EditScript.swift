/// The shortest way from one sequence to another: which elements go, which come, which stay.
///
/// The algorithm is that of E. Myers: "An O(ND) Difference Algorithm and Its Variations", 1986.
enum EditScript {
    /// The steps in order; nil when there are more changes than `TextDiff.mostChanges`.
    ///
    /// Each round goes one change further on every diagonal (position in the new less position in the old one) that it
    /// can reach; what each round reached is kept, and read backwards from the end.
    static func steps(from old: [Int], to new: [Int]) -> [DiffLine.Kind]? {
        let most = min(TextDiff.mostChanges, old.count + new.count)
        // The furthest position in the old sequence by diagonal; one beyond each side is read, too.
        let middle = most + 1
        var reached = [Int](repeating: 0, count: 2 * most + 3)
        var rounds: [[Int]] = []
        for round in 0...most {
            rounds.append(Array(reached[(middle - round - 1)...(middle + round + 1)]))
            for diagonal in stride(from: -round, through: round, by: 2) {
                let before = reached[middle + diagonal - 1]
                let after = reached[middle + diagonal + 1]
                let isAddition = comesByAddition(diagonal, round, before: before, after: after)
                var x = isAddition ? before : after + 1
                var y = x + diagonal
                while x < old.count, y >= 0, y < new.count, old[x] == new[y] {
                    x += 1
                    y += 1
                }
                reached[middle + diagonal] = x
                if x >= old.count, y >= new.count {
                    return backwards(through: rounds, oldCount: old.count, newCount: new.count)
                }
            }
        }
        return nil
    }

    /// Whether the furthest way onto a diagonal takes an element of the new sequence, rather than leaves one of the old.
    private static func comesByAddition(_ diagonal: Int, _ round: Int, before: Int, after: Int) -> Bool {
        if diagonal == round { return true }
        return diagonal != -round && before > after
    }

    private static func backwards(through rounds: [[Int]], oldCount: Int, newCount: Int) -> [DiffLine.Kind] {
        var (x, y, steps): (Int, Int, [DiffLine.Kind]) = (oldCount, newCount, [])
        for (round, reached) in rounds.enumerated().reversed() where round > 0 {
            let diagonal = y - x
            let middle = round + 1
            let (before, after) = (reached[middle + diagonal - 1], reached[middle + diagonal + 1])
            let isAddition = comesByAddition(diagonal, round, before: before, after: after)
            let startX = isAddition ? before : after
            let startY = startX + (isAddition ? diagonal - 1 : diagonal + 1)
            // What is the same follows the change.
            let stayed = x - (isAddition ? startX : startX + 1)
            steps += Array(repeating: .same, count: stayed)
            steps.append(isAddition ? .added : .removed)
            (x, y) = (startX, startY)
        }
        steps += Array(repeating: .same, count: x)
        return steps.reversed()
    }
}
