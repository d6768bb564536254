import Prose
import Storage

/// Checks the whole database against itself and says what it finds; changes nothing.
package struct Doctor: Sendable {
    let store: any Store
    let renderer: BodyRenderer
    let keys: Keys
    let now: @Sendable () -> Moment

    init(store: any Store, renderer: BodyRenderer, keys: Keys, now: @escaping @Sendable () -> Moment) {
        self.store = store
        self.renderer = renderer
        self.keys = keys
        self.now = now
    }

    /// One check and what it found.
    package struct Finding: Sendable, Equatable {
        /// What was checked: "board counts".
        package let check: String
        /// One sentence a fault, none when all is well; at most `maximumListed`.
        package let faults: [String]
        /// Bodies that a newer renderer will make anew: no fault, but worth saying.
        package let remark: String?
    }

    /// Faults that one check lists; a database with more needs a backup, not a longer list.
    package static let maximumListed = 50

    /// Runs every check, in order, and hands over each finding as it comes.
    package func examine(_ report: (Finding) -> Void) async throws {
        report(finding("pages, indexes and foreign keys", try await store.engineFaults()))
        let known = Schema.migrations.map(\.name)
        let applied = try await store.appliedMigrations()
        report(finding("schema", known == applied ? [] : ["the migrations applied are \(applied), not \(known)"]))
        for check in SQLCheck.all {
            let rows = try await store.read { try $0.all(check.faults) }
            report(finding(check.name, rows))
        }
        report(finding("order of posts", try await orderFaults()))
        report(finding("trees", try await circles()))
        report(finding("threads", try await threadFaults()))
        report(finding("authors' addresses", try await addressFaults()))
        report(try await memberAddresses())
        report(try await names())
        report(try await administrators())
        report(try await bodies())
        report(try await search())
    }

    func finding(_ check: String, _ faults: [String], remark: String? = nil) -> Finding {
        Finding(check: check, faults: Array(faults.prefix(Self.maximumListed)), remark: remark)
    }
}

extension Doctor {
    /// Positions against what settling would give.
    private func orderFaults() async throws -> [String] {
        try await eachDiscussion { discussion, posts in
            let positions = posts.map(\.position).sorted()
            if positions != Array(1...posts.count) {
                return "discussion \(discussion): positions are not 1 to \(posts.count)"
            }
            let ordered = Settlement.ordered(posts)
            guard let wrong = zip(ordered, 1...).first(where: { $0.0.position != $0.1 }) else { return nil }
            return "discussion \(discussion): post \(wrong.0.id) stands at \(wrong.0.position), not at \(wrong.1)"
        }
    }

    /// Posts that are their own ancestors.
    private func circles() async throws -> [String] {
        try await eachDiscussion { discussion, posts in
            var settled: Set<Post.ID> = []
            let parents = Dictionary(posts.map { ($0.id, $0.parent) }) { first, _ in first }
            for post in posts {
                var path: Set<Post.ID> = []
                var current: Post.ID? = post.id
                while let id = current, !settled.contains(id) {
                    guard path.insert(id).inserted else {
                        return "discussion \(discussion): post \(id) is its own ancestor"
                    }
                    current = parents[id] ?? nil
                }
                settled.formUnion(path)
            }
            return nil
        }
    }

    /// Parents and threads against what the messages' References say.
    private func threadFaults() async throws -> [String] {
        try await store.read { transaction in
            var faults: [String] = []
            var last = Discussion.ID(rawValue: 0)
            while faults.count < Self.maximumListed,
                let next = try transaction.first(.discussionWithPosts(after: last))
            {
                last = next
                let shape = ThreadShape(try transaction.nodes(of: next))
                for (node, parent) in zip(shape.nodes, shape.parents) {
                    let expected = parent.map { shape.nodes[$0].id }
                    let isRightBySubject = expected == nil && (node.parent.map { $0.link == .subject } ?? true)
                    guard !isRightBySubject, node.parent?.id != expected else { continue }
                    faults.append("discussion \(next): post \(node.id) does not stand under what its References name")
                }
            }
            return faults
        }
    }

    /// Asks `fault` about each discussion that has posts.
    private func eachDiscussion(
        _ fault: @escaping @Sendable (Discussion.ID, [Settlement.Entry]) -> String?
    ) async throws -> [String] {
        try await store.read { transaction in
            var faults: [String] = []
            var last = Discussion.ID(rawValue: 0)
            while faults.count < Self.maximumListed,
                let next = try transaction.first(.discussionWithPosts(after: last))
            {
                last = next
                if let fault = fault(next, try transaction.all(.orderOf(next))) { faults.append(fault) }
            }
            return faults
        }
    }

    /// Addresses that the key no longer opens, or whose look-up hash is another's.
    private func addressFaults() async throws -> [String] {
        let keys = keys
        return try await store.read { transaction in
            var faults: [String] = []
            try transaction.each(.sealedAddresses) { author, hash, sealed in
                guard faults.count < Self.maximumListed else { return }
                guard let address = keys.opened(sealed) else {
                    faults.append("author \(author): the address can't be opened with this key")
                    return
                }
                if keys.lookUpHash(ofAddress: address) != hash {
                    faults.append("author \(author): the look-up hash is not that of the address")
                }
            }
            return faults
        }
    }

    /// Bodies read at a time.
    private static let chunk = 50

    /// Stored html against what the renderer makes of the source.
    private func bodies() async throws -> Finding {
        var faults: [String] = []
        var last = Post.ID(rawValue: 0)
        while faults.count < Self.maximumListed {
            let (after, renderer, index) = (last, renderer, store.searchIndex)
            let stored = try await store.read { transaction in
                let quotes = QuoteKeeper(transaction: transaction, renderer: renderer, index: index)
                return try transaction.all(.current(version: renderer.version, after: after, limit: Self.chunk)).map {
                    ($0, $0.isQuoting ? try quotes.again($0).html : nil)
                }
            }
            guard let newest = stored.last?.0.post else { break }
            last = newest
            for (body, html) in stored {
                if (html ?? (try? renderer.again(body).html)) != body.html {
                    faults.append("post \(body.post): the stored html is not what its source makes")
                }
            }
        }
        let version = renderer.version
        let stale = try await store.read { try $0.one(.staleCount(version: version)) }
        let remark = stale == 0 ? nil : "\(stale) bodies wait to be rendered anew"
        return finding("stored html", faults, remark: remark)
    }
}
