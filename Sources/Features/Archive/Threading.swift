import MessageFormat
import Storage

/// Finds where archived messages belong: by References, then by subject (after Jamie Zawinski's algorithm), one
/// message at a time, in whatever order they arrive.
///
/// Ancestors that have not arrived are remembered; when one does, those that named it move under it. Messages that
/// name the same missing ancestor share a discussion. What comes out depends on the messages, not on their order.
struct Threading {
    let transaction: any Transaction
    let board: Board.ID
    /// Discussions whose order and counts must be settled before the transaction ends.
    private(set) var unsettled: Set<Discussion.ID> = []

    init(transaction: any Transaction, board: Board.ID) {
        self.transaction = transaction
        self.board = board
    }

    /// How far apart in time a subject alone joins messages: longer, and it is another conversation.
    static let subjectDays = 30 * Moment.day

    /// Stores a message where it belongs.
    mutating func add(_ message: ArchivedMessage, as post: NewPost) throws -> Post.ID {
        let writer = PostWriter(transaction: transaction)
        let waiting = try transaction.all(.waiting(for: message.messageID, in: board))
        let lineage = try lineage(of: message.ancestors.isEmpty ? ancestors(namedBy: waiting) : message.ancestors)
        let id: Post.ID
        if let parent = lineage.parent {
            let appended = try writer.append(
                post, to: parent.discussion, under: Parent(id: parent.id, link: .reference))
            noteUnsettled(appended, parent.discussion)
            id = appended.id
        } else if let discussion = try discussionByKinship(lineage.missing, waiting) {
            let appended = try writer.append(post, to: discussion, under: nil)
            noteUnsettled(appended, discussion)
            id = appended.id
        } else if let match = try subjectMatch(of: message) {
            let parent = Parent(id: match.firstPost, link: .subject)
            id = try writer.append(post, to: match.discussion, under: parent).id
            try settleNow(match.discussion)
        } else {
            let opening = Opening(
                board: board, title: SubjectLine.title(message.subject), subjectKey: message.subjectKey,
                opensWithReply: message.isReply)
            let started = try writer.start(opening, with: post)
            id = started.post
            if !message.isReply { try gatherReplies(to: message, in: started.discussion) }
        }
        try remember(lineage.missing, of: id)
        try lendAncestors(lineage.beyond, to: lineage.parent?.id)
        try attach(waiting, under: id)
        return id
    }

    /// Puts every discussion that was touched in order; to be called once, before the transaction ends.
    mutating func finish() throws {
        for discussion in unsettled.sorted() {
            try settleNow(discussion)
        }
    }

    mutating func settleNow(_ discussion: Discussion.ID) throws {
        try rootSubjects(of: discussion)
        try Settlement(transaction: transaction).settle(discussion)
        unsettled.remove(discussion)
    }

    private mutating func noteUnsettled(_ appended: PostWriter.Appended, _ discussion: Discussion.ID) {
        if appended.needsSettling { unsettled.insert(discussion) }
    }

    // MARK: By References

    /// What a message's ancestors are here: the nearest that has arrived, those nearer, and those beyond.
    private struct Lineage {
        let parent: Kin?
        let missing: [String]
        let beyond: [String]
    }

    private func lineage(of ancestors: [String]) throws -> Lineage {
        guard !ancestors.isEmpty else { return Lineage(parent: nil, missing: [], beyond: []) }
        let known = try transaction.all(.kin(of: ancestors, in: board))
        let byID = Dictionary(known.map { ($0.messageID, $0) }) { first, _ in first }
        guard let index = ancestors.firstIndex(where: { byID[$0] != nil }) else {
            return Lineage(parent: nil, missing: ancestors, beyond: [])
        }
        return Lineage(
            parent: byID[ancestors[index]], missing: Array(ancestors[..<index]),
            beyond: Array(ancestors[(index + 1)...]))
    }

    /// The discussion that a missing ancestor is shared with, or that waits for this message.
    ///
    /// Several become one.
    private mutating func discussionByKinship(_ missing: [String], _ waiting: [Waiting]) throws -> Discussion.ID? {
        var kin = missing.isEmpty ? [] : try transaction.all(.sharing(missing, in: board))
        kin += waiting.filter(\.isRootless).map(\.discussion)
        guard var survivor = kin.first else { return nil }
        for discussion in Set(kin.dropFirst()) where discussion != survivor {
            survivor = try merge(survivor, discussion)
        }
        return survivor
    }

    /// What the replies that wait for a message name beyond it: the ancestors of one that came without its own.
    private func ancestors(namedBy waiting: [Waiting]) throws -> [String] {
        guard let child = waiting.first else { return [] }
        let beyond = try transaction.all(.remembered(of: child.post, beyondDistance: child.distance))
        let parent = try transaction.first(.parentByReference(of: child.post))
        return beyond + (parent.map { [$0] } ?? [])
    }

    private func remember(_ missing: [String], of post: Post.ID) throws {
        for (distance, id) in missing.enumerated() {
            try transaction.run(.remember(id, at: distance, of: post, in: board))
        }
    }

    /// A parent that came without References of its own takes those that its reply names beyond it.
    private mutating func lendAncestors(_ ancestors: [String], to parent: Post.ID?) throws {
        guard let parent, !ancestors.isEmpty,
            let root = try transaction.first(.rootWithoutReferences(parent))
        else { return }
        let lineage = try lineage(of: ancestors)
        try remember(lineage.missing, of: parent)
        if let grandparent = lineage.parent {
            let lent = Waiting(post: parent, discussion: root, distance: lineage.missing.count, isRootless: true)
            try attach([lent], under: grandparent.id)
        } else if let discussion = try discussionByKinship(lineage.missing, []), discussion != root {
            _ = try merge(root, discussion)
        }
    }

    /// Moves posts that named `parent` as an ancestor under it, each with its own replies.
    private mutating func attach(_ waiting: [Waiting], under parent: Post.ID) throws {
        for child in waiting where child.post != parent {
            try transaction.run(.forget(of: child.post, fromDistance: child.distance))
            guard try transaction.first(.ancestor(child.post, above: parent)) == nil else { continue }
            try transaction.run(.reparent(child.post, to: Parent(id: parent, link: .reference)))
            let (from, to) = (
                try transaction.one(.discussion(of: child.post)), try transaction.one(.discussion(of: parent))
            )
            unsettled.insert(from)
            if from != to { try moveBranch(of: child.post, from: from, to: to) }
        }
    }

    // MARK: Moving

    mutating func moveBranch(of post: Post.ID, from: Discussion.ID, to: Discussion.ID) throws {
        let branch = try transaction.one(.branchSize(of: post))
        let whole = try transaction.one(.postCount(of: from))
        if branch == whole {
            _ = try merge(from, to)
        } else {
            try transaction.run(.moveBranch(of: post, to: to))
            unsettled.formUnion([from, to])
        }
    }

    /// Makes two discussions one.
    ///
    /// The older id survives; the other leads to it.
    private mutating func merge(_ one: Discussion.ID, _ other: Discussion.ID) throws -> Discussion.ID {
        let (survivor, gone) = (min(one, other), max(one, other))
        try transaction.run(.movePosts(from: gone, to: survivor))
        try transaction.run(.redirect(gone, to: survivor))
        try transaction.run(.countDiscussions(-1, in: board))
        unsettled.remove(gone)
        unsettled.insert(survivor)
        return survivor
    }
}
