package import MessageFormat
import Prose
import Storage

/// The archive door: brings in messages that were published elsewhere.
package struct Archive: Sendable {
    private let store: any Store
    private let gate: Gate
    private let events: EventBus
    private let surroundings: Surroundings

    init(store: any Store, gate: Gate, events: EventBus, surroundings: Surroundings) {
        self.store = store
        self.gate = gate
        self.events = events
        self.surroundings = surroundings
    }

    /// What became of a message.
    package enum Outcome: Sendable, Equatable {
        case added(Post.ID)
        /// It is here already, with the same text.
        case duplicate
        /// Its id is taken by another text; it is kept under an id of our making.
        case addedUnderOtherID(Post.ID, messageID: String)
        /// It is here already, from another board; it has a number in this one now too.
        case crossPosted
        /// It was here and was taken away; it stays away, whatever the text under its id.
        case withheld
    }

    /// Takes one message through the gate: rendered, ready to be stored.
    ///
    /// Slow, and outside of any transaction.
    package func prepare(
        _ message: InternetMessage, _ origin: ArchivedMessage.Origin, by actor: Actor
    ) throws(PostingError) -> ArchivedMessage {
        let body = try gate.admit(
            archived: message.body.text, kind: message.body.format == .markdown ? .markdown : .mail, by: actor)
        do {
            return try ArchivedMessage(message, origin, body: body, keys: surroundings.keys)
        } catch {
            throw .unreadable(reason: "its author's address could not be sealed")
        }
    }

    /// Stores messages in a board, in one transaction, and says what became of each.
    package func add(
        _ messages: [ArchivedMessage], to board: Board.ID, by actor: Actor
    ) async throws(PostingError) -> [Outcome] {
        guard gate.permits(actor, .archive) else { throw .notAllowed }
        let now = surroundings.now()
        let (outcomes, touched) = try await store.writingPosts(surroundings.logger, as: PostingError.self) {
            transaction in
            var threading = Threading(transaction: transaction, board: board)
            let outcomes = try messages.map { try transaction.take($0, with: &threading, at: now) }
            try threading.finish(at: now)
            return (outcomes, threading.touched)
        }
        if outcomes.contains(where: { $0 != .duplicate && $0 != .withheld }) {
            await events.publish(.archived(touched, in: board))
        }
        return outcomes
    }
}

extension Transaction {
    fileprivate func take(
        _ message: ArchivedMessage, with threading: inout Threading, at now: Moment
    ) throws -> Archive.Outcome {
        guard let known = try first(.known(message.messageID, in: threading.board)) else {
            return .added(try store(message, under: message.messageID, with: &threading, at: now))
        }
        guard !known.isTakenAway else { return .withheld }
        if known.fingerprint == message.fingerprint {
            return try crossPost(known, threading.board)
        }
        let id = MessageIdentity.alternative(to: message.messageID, fingerprint: message.fingerprint)
        if let renamed = try first(.known(id, in: threading.board)) {
            return renamed.isTakenAway ? .withheld : try crossPost(renamed, threading.board)
        }
        return .addedUnderOtherID(try store(message, under: id, with: &threading, at: now), messageID: id)
    }

    private func crossPost(_ known: KnownMessage, _ board: Board.ID) throws -> Archive.Outcome {
        // What is said on a board for some is not carried to one for others.
        guard !known.isInBoard, known.mayBeCrossPosted else { return .duplicate }
        try PostWriter(transaction: self).number(known.id, in: board)
        return .crossPosted
    }

    private func store(
        _ message: ArchivedMessage, under id: String, with threading: inout Threading, at now: Moment
    ) throws -> Post.ID {
        let author =
            try first(.author(hash: message.authorHash))
            ?? one(
                .author(
                    hash: message.authorHash, sealed: message.authorSealed, name: message.authorName,
                    slug: message.authorSlug))
        let post = NewPost(
            writer: .author(author, byline: message.authorName), subject: message.subject, messageID: id,
            fingerprint: message.fingerprint, postedAt: message.postedAt, arrivedAt: now, body: message.body,
            audience: .everyone)
        return try threading.add(message, as: post)
    }
}

/// A message that is here already.
struct KnownMessage: Sendable {
    let id: Post.ID
    let fingerprint: [UInt8]
    /// It was removed; there may be nothing left that tells what it said.
    let isTakenAway: Bool
    /// It has an article number in the board in question.
    let isInBoard: Bool
    /// Its own board has the audience of the board in question.
    let mayBeCrossPosted: Bool
}

extension Query where Row == KnownMessage {
    static func known(_ messageID: String, in board: Board.ID) -> Self {
        Query(
            """
            SELECT p.id, p.fingerprint, p.state = 'removed' OR p.wiped_at IS NOT NULL, n.number IS NOT NULL,
                home.audience = (SELECT audience FROM board WHERE id = \(board))
            FROM post p
            JOIN discussion d ON d.id = p.discussion
            JOIN board home ON home.id = d.board
            LEFT JOIN article n ON n.post = p.id AND n.board = \(board)
            WHERE p.message_id = \(messageID)
            """
        ) {
            KnownMessage(
                id: try $0.next(), fingerprint: try $0.next(), isTakenAway: try $0.next(), isInBoard: try $0.next(),
                mayBeCrossPosted: try $0.next())
        }
    }
}
