/// Full-text search, which every engine does in its own way: one file for each.
///
/// The index holds words, not texts: words come in already folded and cut, so that every engine finds the same. An
/// entry's key says its age as well: a larger key is newer, so that the newest are found without sorting. What a write
/// changes is found once it is done, by others and by itself.
///
/// The engine's own tables are made by the migration's token `{search}`.
package protocol SearchIndex: Sendable {
    /// Adds an entry whose key is not in the index.
    func add(_ entry: SearchEntry, in transaction: any Transaction) throws

    /// Takes an entry out; it must be what was added, word by word.
    func remove(_ entry: SearchEntry, in transaction: any Transaction) throws

    /// Takes words out of the engine's files that are still there of entries which were taken out, one short step of it.
    ///
    /// - Parameter isFirst: a round begins with this step; the other steps end it.
    /// - Returns: whether the round goes on.
    func tidy(isFirst: Bool, in transaction: any Transaction) throws -> Bool

    /// A SELECT of the entries that hold every phrase of `terms.all` and none of `terms.none`, for use in a FROM.
    ///
    /// Its columns are `entry_key` and `score`, an integer that is smaller where the match is better; 0 everywhere
    /// unless `isScored`. With nothing to look for it gives every entry.
    func matches(_ terms: SearchTerms, isScored: Bool) -> SQLText

    /// Hands over every word of every entry, in no particular order: for checking the index against the texts.
    func eachWord(in transaction: any Transaction, _ body: (IndexedWord) throws -> Void) throws
}

/// The parts of an entry that can be searched apart.
package enum SearchField: String, Sendable, CaseIterable {
    /// The title, of an entry that opens a discussion.
    case title
    /// The title of the discussion, of any other entry: found, but worth little.
    case thread
    case text
    case author
    case board
}

/// What the index takes of one post: the words of each field, one space between two.
package struct SearchEntry: Sendable, Equatable {
    package let key: Int64
    package let title: String
    package let thread: String
    package let text: String
    package let author: String
    package let board: String

    package init(key: Int64, title: String, thread: String, text: String, author: String, board: String) {
        self.key = key
        self.title = title
        self.thread = thread
        self.text = text
        self.author = author
        self.board = board
    }
}

/// What entries are asked for.
package struct SearchTerms: Sendable, Equatable {
    /// Words that stand one after the other.
    package struct Phrase: Sendable, Hashable {
        /// At least one, folded as those of the entries are.
        package let words: [String]
        /// The fields that are looked at.
        package let fields: [SearchField]
        /// The last word is only the beginning of one.
        package let isOpen: Bool

        package init(_ words: [String], in fields: [SearchField] = SearchField.allCases, isOpen: Bool = false) {
            self.words = words
            self.fields = fields
            self.isOpen = isOpen
        }
    }

    /// Each of these is a choice: one of its phrases must be there.
    package var all: [[Phrase]]
    /// None of these may be there.
    package var none: [Phrase]

    package init(all: [[Phrase]] = [], none: [Phrase] = []) {
        self.all = all
        self.none = none
    }
}

/// A word as it stands in the index.
package struct IndexedWord: Sendable, Hashable {
    package let key: Int64
    package let field: SearchField
    /// From 0, within its field.
    package let position: Int
    package let word: String

    package init(key: Int64, field: SearchField, position: Int, word: String) {
        self.key = key
        self.field = field
        self.position = position
        self.word = word
    }
}
