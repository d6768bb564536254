import MessageFormat
import Storage

/// Works out the threads of whole discussions anew and moves posts to where they belong.
struct Rethreading {
    let transaction: any Transaction
    let board: Board.ID

    /// Rethreads discussions, with those that share their subjects.
    ///
    /// Returns the ones to be settled.
    func run(_ unclear: Set<Discussion.ID>, begunSubjects: Set<String>) throws -> Set<Discussion.ID> {
        var discussions = unclear
        var nodes = try load(discussions)
        var keys = begunSubjects
        for strand in ThreadShape(nodes).strands where !strand.key.isEmpty { keys.insert(strand.key) }
        for key in keys { discussions.formUnion(try transaction.all(.joinedBySubject(key, in: board))) }
        nodes += try load(discussions.subtracting(unclear))
        return nodes.isEmpty ? [] : try apply(Plan(ThreadShape(nodes), begun: try begun(keys, but: discussions)))
    }

    private func load(_ discussions: Set<Discussion.ID>) throws -> [ThreadNode] {
        try discussions.sorted().flatMap { try transaction.nodes(of: $0) }
    }

    /// Threads of these subjects that opened without "Re:" and are not looked into.
    private func begun(_ keys: Set<String>, but looked: Set<Discussion.ID>) throws -> [String: [BegunThread]] {
        var begun: [String: [BegunThread]] = [:]
        for key in keys {
            begun[key] = try transaction.all(.begunThreads(key, in: board)).filter { !looked.contains($0.discussion) }
        }
        return begun
    }

    // MARK: Moving

    private func apply(_ plan: Plan) throws -> Set<Discussion.ID> {
        let nodes = plan.shape.nodes
        var touched: Set<Discussion.ID> = []
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
            touched.insert(target)
        }
        for (index, parent) in plan.parents.enumerated() where nodes[index].parent != parent {
            try transaction.run(.reparent(nodes[index].id, to: parent))
        }
        for (discussion, target) in left.sorted(by: { $0.key < $1.key }) {
            if try transaction.first(.anyPost(in: discussion)) == nil {
                try redirect(discussion, to: target)
            } else {
                touched.insert(discussion)
            }
        }
        return touched
    }

    private func target(of group: Plan.Group, opening node: ThreadNode) throws -> Discussion.ID {
        if let target = group.target { return target }
        // Two threads that were one: the later one gets a place of its own.
        let opening = Opening(
            board: board, title: SubjectLine.title(node.subject), subjectKey: SubjectLine.base(node.subject),
            opensWithReply: SubjectLine.isReply(node.subject))
        let discussion = try transaction.one(.startDiscussion(opening, at: node.postedAt))
        try transaction.run(.countDiscussions(1, in: board))
        return discussion
    }

    private func redirect(_ gone: Discussion.ID, to survivor: Discussion.ID) throws {
        try transaction.run(.inheritArrangement(survivor, from: gone))
        try transaction.run(.redirect(gone, to: survivor))
        try transaction.run(.countDiscussions(-1, in: board))
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
