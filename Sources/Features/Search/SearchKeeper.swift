import Storage

/// Keeps the search index in step with the posts, inside the transaction that changes them.
///
/// Whatever changes a post leaves its entry open (`waiting`, `stale`); `catchUp`, at the end of every feature's write,
/// closes all of them. Entries go to the index together and in order, which is what it takes in fastest. Only a reply
/// that stands where it will stand is indexed when it is stored.
struct SearchKeeper {
    /// Entries that are made and indexed together; an import's transaction has about as many.
    private static let batch = 250

    let transaction: any Transaction
    let index: any SearchIndex

    /// Indexes a post that was just stored, of which all is known that it is found by.
    ///
    /// - Parameter words: those of its text, as `TextWords` joins them.
    func add(_ post: Post.ID, at moment: Moment, as source: EntrySource, words: String) throws {
        try transaction.run(.indexedEntry(of: post, as: source))
        try index.add(source.entry(key: SearchKey.of(post, at: moment), words: words), in: transaction)
    }

    /// Brings every open entry up to date.
    func catchUp() throws {
        guard try transaction.one(.hasOpenEntries) else { return }
        while true {
            let open = try transaction.all(.open(limit: Self.batch)).sorted { $0.key < $1.key }
            guard !open.isEmpty else { return }
            for entry in open {
                try transaction.run(
                    entry.isVisible ? .settleEntry(entry.post, as: entry.right) : .hideEntry(entry.post))
            }
            for entry in open {
                if entry.state == .stale { try index.remove(entry.stored.entry(key: entry.key), in: transaction) }
                if entry.isVisible { try index.add(entry.right.entry(key: entry.key), in: transaction) }
            }
            guard open.count == Self.batch else { return }
        }
    }

    /// Gives a text to a post's entry that has none; one that was edited meanwhile has its own by now.
    func readIn(_ post: Post.ID, as text: String) throws {
        guard try transaction.first(.entry(of: post))?.state == .unread else { return }
        try transaction.run(.retextEntry(post, as: text))
    }

    /// Gives a post's entry another text.
    func retext(_ post: Post.ID, as text: String) throws {
        guard let old = try transaction.first(.entry(of: post)), old.state == .unread || old.stored.text != text else {
            return
        }
        if old.state == .indexed || old.state == .stale {
            try index.remove(old.stored.entry(key: old.key), in: transaction)
        }
        try transaction.run(.retextEntry(post, as: text))
    }
}

/// An entry as it is stored, and as it ought to be.
struct OpenEntry: Sendable {
    let post: Post.ID
    let postedAt: Moment
    let state: EntryState
    let stored: EntrySource
    let right: EntrySource
    let isVisible: Bool

    var key: Int64 { SearchKey.of(post, at: postedAt) }
}
