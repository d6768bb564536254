import Storage

/// Finds where archived messages belong: by References, then by subject.
///
/// Most messages answer one that is there, and say nothing new about others: those are put under it at once. Wherever
/// a message changes what is known of others, its threads are noted, and `finish` works them out as a whole, once,
/// from the messages alone (`ThreadShape`, `SubjectPlacement`): so what comes out does not depend on the order of
/// arrival, and the work is bounded by the size of the threads touched.
struct Threading {
    let transaction: any Transaction
    let board: Board.ID
    /// Discussions whose threads must be worked out again.
    private var unclear: Set<Discussion.ID> = []
    /// Discussions of which only the order must be settled.
    private var unsettled: Set<Discussion.ID> = []
    /// By subject, where threads began.
    private var begun: [String: [MessagePlace]] = [:]
    /// Discussions that are not what they were, those that became part of another among them.
    private(set) var touched: Set<Discussion.ID> = []

    init(transaction: any Transaction, board: Board.ID) {
        self.transaction = transaction
        self.board = board
    }

    /// Stores a message; call `finish` before the transaction ends.
    mutating func add(_ message: ArchivedMessage, as post: NewPost) throws -> Post.ID {
        let kin = try transaction.kin(of: message, in: board)
        let id: Post.ID
        if let parent = try plainParent(of: message, kin) {
            id = try append(post, to: parent.discussion, under: Parent(id: parent.id, link: .reference))
        } else if let discussion = kin.discussions.min() {
            id = try append(post, to: discussion, under: nil)
            unclear.formUnion(kin.discussions)
        } else {
            id = try addAlone(message, as: post)
        }
        try transaction.remember(message.ancestors, of: id, in: board)
        return id
    }

    /// Works out what is unclear and puts every discussion that was touched in order.
    mutating func finish(at now: Moment) throws {
        if !unclear.isEmpty || !begun.isEmpty {
            let rethreading = Rethreading(transaction: transaction, board: board, now: now)
            let changes = try rethreading.run(unclear, begun: begun)
            unsettled.subtract(changes.gone)
            unsettled.formUnion(changes.unsettled)
            touched.formUnion(changes.gone)
            touched.formUnion(changes.unsettled)
        }
        let settlement = Settlement(transaction: transaction)
        for discussion in unsettled.sorted() { try settlement.settle(discussion) }
        unclear = []
        unsettled = []
        begun = [:]
    }

    private mutating func append(
        _ post: NewPost, to discussion: Discussion.ID, under parent: Parent?
    ) throws -> Post.ID {
        let appended = try PostWriter(transaction: transaction).append(post, to: discussion, under: parent)
        if appended.needsSettling { unsettled.insert(discussion) }
        touched.insert(discussion)
        return appended.id
    }

    private mutating func start(
        _ opening: Opening, with post: NewPost
    ) throws -> (discussion: Discussion.ID, post: Post.ID) {
        let started = try PostWriter(transaction: transaction).start(opening, with: post)
        touched.insert(started.discussion)
        return started
    }

    /// The parent of a message that says no more of its ancestors than the parent itself does, and that nobody waits
    /// for: putting it there changes nothing for others.
    private func plainParent(of message: ArchivedMessage, _ kin: Kinship) throws -> Kin? {
        guard let nearest = message.ancestors.first, let parent = kin.present[nearest], !kin.isNamedByOthers,
            kin.discussions.count == 1, message.postedAt >= parent.postedAt
        else { return nil }
        let known = try transaction.all(.ancestors(of: parent.id))
        var rest = message.ancestors.dropFirst()
        for id in known where id == rest.first { rest.removeFirst() }
        return rest.isEmpty ? parent : nil
    }

    /// A message that no id connects with another: by its subject, or a thread of its own.
    private mutating func addAlone(_ message: ArchivedMessage, as post: NewPost) throws -> Post.ID {
        let key = message.subjectKey
        let place = MessagePlace(at: message.postedAt, messageID: message.messageID)
        let opening = Opening(
            board: board, title: message.title, subjectKey: key, opensWithReply: message.isReply)
        guard message.isReply, !key.isEmpty else {
            if !key.isEmpty { begun[key, default: []].append(place) }
            return try start(opening, with: post).post
        }
        let homes: [Query<BegunThread>] = [
            .begun(before: place, key, in: board, opensWithReply: false),
            .begun(after: place, key, in: board),
            .begun(before: place, key, in: board, opensWithReply: true),
        ]
        for query in homes {
            if let home = try transaction.first(query), SubjectPlacement.isInReach(home.place, place) {
                return try append(post, to: home.discussion, under: Parent(id: home.firstPost, link: .subject))
            }
        }
        let started = try start(opening, with: post)
        unclear.insert(started.discussion)
        return started.post
    }
}
