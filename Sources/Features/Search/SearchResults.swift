/// What a search found, one page of it.
package struct SearchResults: Sendable, Equatable {
    /// In which order hits stand.
    package enum Order: String, Sendable {
        case best
        case newest
    }

    /// A number of posts that is counted up to a thousand.
    package struct Count: Sendable, Equatable {
        package let number: Int
        /// There are more than `number`.
        package let isMore: Bool

        init(_ number: Int) {
            self.number = min(number, SearchResults.countedHits)
            isMore = number > SearchResults.countedHits
        }
    }

    /// A post that was found.
    package struct Hit: Sendable, Equatable {
        package let post: Post.ID
        package let position: Int
        package let discussion: DiscussionLink
        package let board: BoardLink
        package let by: String
        package let at: Moment
        package let snippet: Snippet
    }

    /// A way to narrow the search, or to widen it again.
    package struct Choice<Value: Sendable & Equatable>: Sendable, Equatable {
        /// Nil: without this narrowing.
        package let value: Value?
        /// Posts that would be found.
        package let count: Count
        package let isChosen: Bool
        package let query: SearchQuery
    }

    package let query: SearchQuery
    package let order: Order
    package internal(set) var hits: [Hit]
    package let count: Count
    /// Threads that all hits are in; nil where there are too many to count.
    package let threads: Int?
    package let page: Int
    package let pageCount: Int
    package let boards: [Choice<BoardLink>]
    package let times: [Choice<CalendarDay>]

    /// Hits on a page.
    package static let hitsPerPage = 20
    /// Hits that are counted; of more people only want to know that there are many.
    package static let countedHits = 1_000
    /// Hits that are looked at, the newest: what is ranked, and what pages go through.
    static let rankedHits = 10_000
    /// Boards that a search can be narrowed to by a link.
    static let boardChoices = 8
}
