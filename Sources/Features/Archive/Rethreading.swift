import MessageFormat
import Storage

/// Works out the threads of whole discussions anew and moves posts to where they belong.
struct Rethreading {
    let transaction: any Transaction
    let board: Board.ID
    let now: Moment

    /// Discussions that are not what they were.
    struct Changes {
        /// Those whose order and counts are to be settled.
        var unsettled: Set<Discussion.ID> = []
        /// Those that became part of another.
        var gone: Set<Discussion.ID> = []
    }

    /// Rethreads discussions, with those whose posts may join them, or leave them, by their subject.
    ///
    /// - Parameter begun: by subject, the threads that began beside them.
    func run(_ unclear: Set<Discussion.ID>, begun: [String: [MessagePlace]]) throws -> Changes {
        var nodes = try load(unclear)
        let concerned = try concerned(by: ThreadShape(nodes), begun, but: unclear)
        nodes += try load(concerned)
        if nodes.isEmpty { return Changes() }
        let shape = ThreadShape(nodes)
        return try apply(Plan(shape, begun: try neighbours(of: shape, but: unclear.union(concerned))))
    }

    private func load(_ discussions: Set<Discussion.ID>) throws -> [ThreadNode] {
        try discussions.sorted().flatMap { try transaction.nodes(of: $0) }
    }

    /// Discussions whose posts may have to move when strands come or go.
    ///
    /// A thread that opens without "Re:" takes replies only from its neighbours in time, and from threads that a reply
    /// opened in reach of the replies in its own; such a thread may take from each later one of its kind.
    private func concerned(
        by shape: ThreadShape, _ begun: [String: [MessagePlace]], but looked: Set<Discussion.ID>
    ) throws -> Set<Discussion.ID> {
        var originals = begun
        var earliest = begun.compactMapValues { $0.map(\.at).min() }
        for strand in shape.strands where !strand.key.isEmpty {
            let place = shape.nodes[strand.root].place
            if !strand.isReply { originals[strand.key, default: []].append(place) }
            earliest[strand.key] = min(earliest[strand.key] ?? place.at, place.at)
        }
        var concerned: Set<Discussion.ID> = []
        for (key, moment) in earliest {
            let since = moment.advanced(seconds: -2 * SubjectPlacement.reach)
            concerned.formUnion(try transaction.all(.openedByReply(since: since, key, in: board)))
            var neighbours = SubjectNeighbours(transaction: transaction, board: board, key: key, leavingOut: looked)
            for place in originals[key] ?? [] {
                concerned.formUnion(try neighbours.around(place).map(\.discussion))
            }
        }
        return concerned.subtracting(looked)
    }

    /// By subject, the threads opened without "Re:" that replies may go to and that are not looked into.
    private func neighbours(
        of shape: ThreadShape, but looked: Set<Discussion.ID>
    ) throws -> [String: [BegunThread]] {
        var places: [String: [MessagePlace]] = [:]
        for strand in shape.strands where strand.isReply && !strand.key.isEmpty {
            places[strand.key, default: []].append(shape.nodes[strand.root].place)
        }
        return try places.reduce(into: [:]) { found, subject in
            var neighbours = SubjectNeighbours(
                transaction: transaction, board: board, key: subject.key, leavingOut: looked)
            var threads: [Discussion.ID: BegunThread] = [:]
            for place in subject.value {
                for thread in try neighbours.around(place) { threads[thread.discussion] = thread }
            }
            found[subject.key] = threads.values.sorted { $0.place < $1.place }
        }
    }

    // MARK: Moving

    private func apply(_ plan: Plan) throws -> Changes {
        let nodes = plan.shape.nodes
        var changes = Changes()
        var left: [Discussion.ID: Discussion.ID] = [:]
        for group in plan.groups {
            let target = try target(of: group, opening: nodes[group.members[0]])
            if let begun = group.begun, begun.discussion != target {
                try transaction.run(.movePosts(from: begun.discussion, to: target))
                left[begun.discussion] = target
            }
            for index in group.members where nodes[index].discussion != target {
                try transaction.run(.move(nodes[index].id, to: target))
                left[nodes[index].discussion] = left[nodes[index].discussion] ?? target
            }
            changes.unsettled.insert(target)
        }
        for (index, parent) in plan.parents.enumerated() where nodes[index].parent != parent {
            try transaction.run(.reparent(nodes[index].id, to: parent))
        }
        let readers = ReadingKeeper(transaction: transaction)
        for (discussion, target) in left.sorted(by: { $0.key < $1.key }) {
            try readers.moved(from: discussion)
            if try transaction.first(.anyPost(in: discussion)) == nil {
                try redirect(discussion, to: target)
                changes.gone.insert(discussion)
            } else {
                changes.unsettled.insert(discussion)
            }
        }
        return changes
    }

    private func target(of group: Plan.Group, opening node: ThreadNode) throws -> Discussion.ID {
        if let target = group.target { return target }
        // Two threads that were one: the later one gets a place of its own.
        let opening = Opening(
            board: board, title: SubjectLine.title(node.subject), subjectKey: SubjectLine.base(node.subject),
            opensWithReply: SubjectLine.isReply(node.subject))
        let discussion = Discussion.ID(rawValue: try transaction.insert(.startDiscussion(opening, at: node.postedAt)))
        try transaction.run(.countDiscussions(1, in: board))
        return discussion
    }

    private func redirect(_ gone: Discussion.ID, to survivor: Discussion.ID) throws {
        let wasSeen = try transaction.one(.tail(of: gone)).visibleCount > 0
        try transaction.run(.dropStrayAnswer(of: survivor))
        try transaction.run(.inheritArrangement(survivor, from: gone))
        try transaction.run(.redirect(gone, to: survivor))
        try ReadingKeeper(transaction: transaction).merged(gone, into: survivor, at: now)
        if wasSeen { try transaction.run(.countDiscussions(-1, in: board)) }
    }
}

extension Transaction {
    /// A discussion's messages as threading sees them.
    func nodes(of discussion: Discussion.ID) throws -> [ThreadNode] {
        var ancestors: [Post.ID: [String]] = [:]
        try each(.allAncestors(in: discussion)) { post, id in ancestors[post, default: []].append(id) }
        return try all(.threadRows(of: discussion)).map { row in
            ThreadNode(
                id: row.id, messageID: row.messageID, postedAt: row.postedAt, subject: row.subject,
                reply: row.parent?.link == .reply ? row.parent?.id : nil, ancestors: ancestors[row.id] ?? [],
                discussion: discussion, parent: row.parent)
        }
    }
}
