import Storage

/// Full-text search by SQLite's FTS5.
///
/// The table is contentless: it keeps words and their places, no text. Words come in ready made, so the tokenizer is
/// the plainest, which keeps ASCII letters, digits and everything above U+007F together. Places are kept (`detail`) for
/// phrases, lengths (`columnsize`) for the score. An entry's key is its rowid, so newest first is the index's own order.
///
/// An entry that is taken out is only struck out: its words stay in the file until `tidy` (SQLite before 3.42 knows no
/// other way).
struct FTS5Index: SearchIndex {
    /// What the migration's `{search}` stands for.
    static let tables = """
        CREATE VIRTUAL TABLE search_index USING fts5(
            title, thread, text, author, board, content = '', tokenize = 'ascii', detail = 'full', columnsize = 1);
        CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab(search_index, instance);
        """

    func add(_ entry: SearchEntry, in transaction: any Transaction) throws {
        try change(.init(kind: .add, entry: entry), in: transaction)
    }

    func remove(_ entry: SearchEntry, in transaction: any Transaction) throws {
        try change(.init(kind: .remove, entry: entry), in: transaction)
    }

    func tidy(isFirst: Bool, in transaction: any Transaction) throws -> Bool {
        let before = try transaction.one(.totalChanges)
        // Below zero: all parts of the index are to become one, in which nothing is left of what was taken out of the
        // others. Above: that goes on, whatever was added meanwhile.
        try transaction.run(
            """
            INSERT INTO search_index (search_index, rank)
            VALUES ('merge', \(isFirst ? -Self.pagesInStep : Self.pagesInStep))
            """)
        let after = try transaction.one(.totalChanges)
        // One change is the command's own.
        return after - before > 1
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

    private func change(_ change: IndexChanges.Change, in transaction: any Transaction) throws {
        if let later = (transaction as? GRDBTransaction)?.later {
            later.append(change)
        } else {
            try transaction.run(change.statement)
        }
    }

    /// Pages of 4 kB that tidying writes in one step: some 20 ms.
    private static let pagesInStep = 64

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

extension Query where Row == Int64 {
    /// Rows that this connection has changed so far, those of the index's own tables among them.
    fileprivate static let totalChanges = Query("SELECT total_changes()")
}

extension SearchField: SQLReadable {}
