/// What readers have put on a post, and what the one who reads it has.
package struct PostMarks: Sendable, Equatable {
    /// Members who thanked for it.
    package let thanks: Int
    /// The names of some of them, those who are here longest first.
    package let names: [String]
    package let isThanked: Bool
    package let isBookmarked: Bool

    package init(thanks: Int = 0, names: [String] = [], isThanked: Bool = false, isBookmarked: Bool = false) {
        self.thanks = thanks
        self.names = names
        self.isThanked = isThanked
        self.isBookmarked = isBookmarked
    }

    package static let none = PostMarks()

    /// Names that are shown; of the rest there is a number.
    package static let names = 3
}
