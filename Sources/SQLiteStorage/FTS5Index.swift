import Storage

/// Full-text search by SQLite's FTS5.
///
/// The table is contentless: it keeps words and their places, no text. Words come in ready made, so the tokenizer is
/// the plainest, which keeps ASCII letters, digits and everything above U+007F together. Places are kept (`detail`) for
/// phrases, lengths (`columnsize`) for the score. An entry's key is its rowid, so newest first is the index's own order.
struct FTS5Index: SearchIndex {
    /// What the migration's `{search}` stands for.
    static let tables = """
        CREATE VIRTUAL TABLE search_index USING fts5(
            title, thread, text, author, board, content = '', tokenize = 'ascii', detail = 'full', columnsize = 1);
        CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab(search_index, instance);
        """

    func add(_ entry: SearchEntry, in transaction: any Transaction) throws {
        try transaction.run(
            """
            INSERT INTO search_index (rowid, title, thread, text, author, board)
            VALUES (\(entry.key), \(entry.title), \(entry.thread), \(entry.text), \(entry.author), \(entry.board))
            """)
    }

    func remove(_ entry: SearchEntry, in transaction: any Transaction) throws {
        try transaction.run(
            """
            INSERT INTO search_index (search_index, rowid, title, thread, text, author, board)
            VALUES ('delete', \(entry.key), \(entry.title), \(entry.thread), \(entry.text), \(entry.author),
                \(entry.board))
            """)
    }

    func matches(_ terms: SearchTerms, isScored: Bool) -> SQLText {
        let unwanted = terms.none.map(Self.expression).joined(separator: " OR ")
        guard !terms.all.isEmpty else {
            guard !unwanted.isEmpty else { return "SELECT rowid AS entry_key, 0 AS score FROM search_index" }
            return """
                SELECT rowid AS entry_key, 0 AS score FROM search_index
                WHERE rowid NOT IN (SELECT rowid FROM search_index WHERE search_index MATCH \(unwanted))
                """
        }
        let wanted = terms.all.map { "(\($0.map(Self.expression).joined(separator: " OR ")))" }
            .joined(separator: " AND ")
        let expression = unwanted.isEmpty ? wanted : "(\(wanted)) NOT (\(unwanted))"
        let score: SQLText = isScored ? Self.score : "0"
        return """
            SELECT rowid AS entry_key, \(score) AS score FROM search_index WHERE search_index MATCH \(expression)
            """
    }

    func eachWord(in transaction: any Transaction, _ body: (IndexedWord) throws -> Void) throws {
        try transaction.each(.indexedWords, body)
    }

    /// FTS5's measure (BM25), in millionths: a title counts six times a text's word, a thread's title next to nothing.
    private static let score: SQLText = """
        CAST(bm25(search_index, 6.0, 0.05, 1.0, 0.5, 0.0) * 1000000 AS INTEGER)
        """

    /// A phrase in FTS5's own language: `{title text} : "bone dust"`.
    private static func expression(_ phrase: SearchTerms.Phrase) -> String {
        let words = phrase.words.joined(separator: " ").replacing("\"", with: " ").replacing("\0", with: " ")
        let quoted = "\"\(words)\"\(phrase.isOpen ? " *" : "")"
        guard phrase.fields.count < SearchField.allCases.count else { return quoted }
        return "{\(phrase.fields.map(\.rawValue).joined(separator: " "))} : \(quoted)"
    }
}

extension Query where Row == IndexedWord {
    fileprivate static let indexedWords = Query("SELECT doc, col, \"offset\", term FROM search_vocabulary") {
        IndexedWord(
            key: try $0.next(), field: try $0.next(), position: try $0.next(), word: try $0.next())
    }
}

extension SearchField: SQLReadable {}
