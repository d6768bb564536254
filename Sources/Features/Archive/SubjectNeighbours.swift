import Storage

/// The threads of one subject, opened without "Re:", that stand next to a message in time.
///
/// Only neighbours matter to where a reply goes by its subject, so a subject as common as "help" costs no more than
/// any other. Remembers what it passed: each look-up costs little beyond the first.
struct SubjectNeighbours {
    let transaction: any Transaction
    let board: Board.ID
    let key: String
    /// Discussions whose rows say nothing, because they are being worked out.
    let leavingOut: Set<Discussion.ID>
    private var before: [Discussion.ID: BegunThread?] = [:]
    private var after: [Discussion.ID: BegunThread?] = [:]

    init(transaction: any Transaction, board: Board.ID, key: String, leavingOut: Set<Discussion.ID>) {
        self.transaction = transaction
        self.board = board
        self.key = key
        self.leavingOut = leavingOut
    }

    /// The last one before a message and the first one after it.
    mutating func around(_ place: MessagePlace) throws -> [BegunThread] {
        let (key, board) = (key, board)
        let last = try nearest(place, &before) { .begun(before: $0, key, in: board, opensWithReply: false) }
        let next = try nearest(place, &after) { .begun(after: $0, key, in: board) }
        return [last, next].compactMap { $0 }
    }

    private func nearest(
        _ place: MessagePlace, _ known: inout [Discussion.ID: BegunThread?],
        _ query: (MessagePlace) -> Query<BegunThread>
    ) throws -> BegunThread? {
        var passed: [Discussion.ID] = []
        var found = try transaction.first(query(place))
        while let thread = found, leavingOut.contains(thread.discussion) {
            if let beyond = known[thread.discussion] {
                found = beyond
                break
            }
            passed.append(thread.discussion)
            found = try transaction.first(query(thread.place))
        }
        for discussion in passed { known[discussion] = .some(found) }
        return found
    }
}
