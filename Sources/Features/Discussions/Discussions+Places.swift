import Storage

/// Where posts stand, for those who may know of them.
extension Discussions {
    /// Where a post stands; nil when there is none that `actor` may know of.
    package func place(of id: Post.ID, for actor: Actor) async throws(ReadingError) -> PostPlace? {
        let gate = gate
        return try await reader.read(for: actor) { try $0.place(of: id, for: actor, $1, gate) }
    }

    /// Where the post with this Message-ID (without its angle brackets) stands, or nil.
    package func place(ofMessage messageID: String, for actor: Actor) async throws(ReadingError) -> PostPlace? {
        let gate = gate
        return try await reader.read(for: actor) { transaction, audiences in
            guard let place = try transaction.first(.place(ofMessage: messageID, audiences)) else { return nil }
            return try transaction.place(of: place.id, for: actor, audiences, gate)
        }
    }

    /// Where a post stands that `actor` has just reported: by that it may be hidden now.
    package func placeOfReported(_ id: Post.ID, for actor: Actor) async throws(ReadingError) -> PostPlace? {
        try await reader.read(for: actor) { try $0.first(.placeOfReported(id, $1)) }
    }
}

extension Transaction {
    fileprivate func place(
        of id: Post.ID, for actor: Actor, _ audiences: [Audience], _ gate: Gate
    ) throws -> PostPlace? {
        guard let board = try first(.board(of: id)) else { return nil }
        return try first(.place(of: id, for: gate.sight(actor, board, audiences)))
    }
}

extension Query where Row == Board.ID {
    /// The board on which a post stands.
    fileprivate static func board(of post: Post.ID) -> Self {
        Query("SELECT d.board FROM post p JOIN discussion d ON d.id = p.discussion WHERE p.id = \(post)")
    }
}
