import Storage

/// What a post's entry is made from.
struct EntrySource: Sendable, Equatable {
    /// It is the first post of its discussion.
    let opens: Bool
    let board: Board.ID
    /// Its discussion's.
    let title: String
    let author: String
    /// Plain.
    let text: String

    /// The entry that the index holds of it.
    ///
    /// - Parameter words: those of its text, where they were joined before.
    func entry(key: Int64, words: String? = nil) -> SearchEntry {
        let title = TextWords.joined(title)
        return SearchEntry(
            key: key, title: opens ? title : "", thread: opens ? "" : title, text: words ?? TextWords.joined(text),
            author: TextWords.joined(author), board: Self.word(for: board))
    }

    /// A board as a word that nobody can type: U+E000 is no letter, so no text and no query has it.
    static func word(for board: Board.ID) -> String {
        "\u{E000}\(board)"
    }
}

/// How an entry stands to its post.
enum EntryState: String, Sendable, SQLBindable, SQLReadable {
    /// Its text is not known yet: the post is older than the index.
    case unread
    /// It is to be indexed before the transaction ends.
    case waiting
    case indexed
    /// It is in the index with words that are no longer right.
    case stale
    /// Its post is not to be read, so it is not in the index.
    case hidden
}
