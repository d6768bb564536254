import Prose
import Storage

extension Doctor {
    /// The search index against the posts: every visible post is in it with the right words, nothing else is.
    func search() async throws -> Finding {
        let unread = try await store.read { try $0.one(.unreadCount) }
        let remark = unread == 0 ? nil : "\(unread) posts wait to be indexed"
        let indexed: [Int64: Int]
        do {
            indexed = try await indexedWords()
        } catch let error as StorageError {
            return finding("search index", ["the index can't be read: \(error)"], remark: remark)
        }
        let missing = try await store.read { try $0.all(.postsWithoutEntry) }
        let faults = try await entryFaults(indexed)
        return finding("search index", missing + faults, remark: remark)
    }

    /// What the index holds of each key: a sum over its words, which is the same whatever their order.
    private func indexedWords() async throws -> [Int64: Int] {
        let index = store.searchIndex
        return try await store.read { transaction in
            var sums: [Int64: Int] = [:]
            try index.eachWord(in: transaction) { sums[$0.key, default: 0] &+= $0.hashValue }
            return sums
        }
    }

    /// Entries read at a time.
    private static let chunk = 500

    private func entryFaults(_ indexed: [Int64: Int]) async throws -> [String] {
        var (faults, rest, last): ([String], [Int64: Int], Post.ID) = ([], indexed, Post.ID(rawValue: 0))
        while faults.count < Self.maximumListed {
            let (after, renderer, index) = (last, renderer, store.searchIndex)
            let entries = try await store.read { transaction in
                let entries = try transaction.all(.entries(after: after, limit: Self.chunk))
                let bodies = try transaction.all(.bodies(of: entries.map(\.post)))
                let byPost = Dictionary(bodies.map { ($0.post, $0) }) { first, _ in first }
                let quotes = QuoteKeeper(transaction: transaction, renderer: renderer, index: index)
                return try entries.map { entry in
                    let body = byPost[entry.post].flatMap { $0.renderer == renderer.version ? $0 : nil }
                    return (entry, body, try body.flatMap { $0.isQuoting ? try quotes.again($0).text : nil })
                }
            }
            guard let newest = entries.last?.0.post else { break }
            last = newest
            for (entry, body, text) in entries {
                let text = text ?? body.flatMap { try? renderer.again($0).text }
                if let fault = fault(of: entry, text, sum: rest.removeValue(forKey: entry.key)) { faults.append(fault) }
            }
        }
        if faults.count < Self.maximumListed, let key = rest.keys.min() {
            faults.append(
                "words are indexed of posts that are not there: \(rest.count), the first \(SearchKey.post(key))")
        }
        return faults
    }

    /// `text` is what its body says, where that is up to date.
    private func fault(of entry: OpenEntry, _ text: String?, sum: Int?) -> String? {
        switch entry.state {
        case .unread: return sum == nil ? nil : "post \(entry.post): it is in the search index before it was read"
        case .waiting, .stale: return "post \(entry.post): its entry in the search index was left open"
        case .hidden:
            if sum != nil { return "post \(entry.post): it can't be read, but it is in the search index" }
            if !entry.stored.title.isEmpty || !entry.stored.author.isEmpty {
                return "post \(entry.post): it can't be read, but its entry has a title or an author"
            }
            return entry.isVisible ? "post \(entry.post): it can be read, but it is not in the search index" : nil
        case .indexed: break
        }
        guard entry.isVisible else { return "post \(entry.post): it can't be read, but it is in the search index" }
        guard entry.stored == entry.right else {
            return "post \(entry.post): it is in the search index under another title, name or board"
        }
        if let text, text != entry.stored.text {
            return "post \(entry.post): the text that is searched is not its own"
        }
        let words = entry.stored.entry(key: entry.key)
        return Self.sum(of: words) == sum ?? 0 ? nil : "post \(entry.post): the search index does not hold its words"
    }

    private static func sum(of entry: SearchEntry) -> Int {
        let fields = [
            (SearchField.title, entry.title), (.thread, entry.thread), (.text, entry.text), (.author, entry.author),
            (.board, entry.board),
        ]
        var sum = 0
        for (field, text) in fields {
            // By scalars: a space before a mark is no character of its own.
            for (position, word) in text.unicodeScalars.split(separator: " ").enumerated() {
                let place = IndexedWord(key: entry.key, field: field, position: position, word: String(word))
                sum &+= place.hashValue
            }
        }
        return sum
    }
}

extension Query where Row == Int {
    fileprivate static let unreadCount = Query(
        "SELECT COUNT(*) FROM search_entry WHERE state <> 'indexed' AND state = 'unread'")
}

extension Query where Row == String {
    fileprivate static let postsWithoutEntry = Query(
        """
        SELECT 'post ' || p.id || ': the search index knows nothing of it'
        FROM post p
        WHERE NOT EXISTS (SELECT 1 FROM search_entry e WHERE e.post = p.id)
        LIMIT \(Doctor.maximumListed)
        """)
}

extension Query where Row == StoredBody {
    fileprivate static func bodies(of posts: [Post.ID]) -> Self {
        bodies("y.post IN (\(list: posts))")
    }
}
