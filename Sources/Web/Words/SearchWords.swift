import Features

/// What the search page says.
struct SearchWords: Sendable {
    let feed = "Feed of this search"
    let search = SearchWords.title
    let label = "Search posts"
    let exact = "“exact words”"
    let without = "-without"
    let examples = ["by:kestrel", "in:winds", "title:nut", "before:2024-06", "after:2023", "is:solved"]
    let notKept = "What you search for is not kept."
    let cut = "That was a lot: only the first words were looked for."
    let order = "Order"
    let narrow = "Narrow the search"
    let nothing = "Nothing was found for"
    let wider = "It may be there without one of these:"
    let advice = "Fewer words, or other ones, may help."
    let pages = "Pages"

    static let title = "Search"
    static let best = "Best first"
    static let newest = "Newest first"
    static let board = "Board"
    static let when = "When"
    static let anyBoard: HTML = "Any board"
    static let previous = "Earlier results"
    static let next = "More results"

    /// What is said where something was looked for and not found out; nil where there is nothing to say but that.
    static func refusal(_ error: SearchError) -> String? {
        switch error {
        case .tooBroad:
            """
            This would take longer than a search may. Rarer words, fewer of them, or one board alone (in:winds) will \
            be quicker.
            """
        case .tooOften(let seconds):
            """
            Enough was searched for without an account from your network in this minute. Try again in \(seconds) s, or \
            sign in.
            """
        case .busy, .unavailable: nil
        }
    }

    static func title(for query: String) -> String { "Search: \(query)" }

    static func posts(_ count: SearchResults.Count) -> String {
        count.isMore ? "\(number(count)) posts" : BoardWords.posts(count.number).words
    }

    static func number(_ count: SearchResults.Count) -> String {
        Plural.grouped(count.number) + (count.isMore ? "+" : "")
    }

    static func inThreads(_ count: Int) -> String { "in \(BoardWords.threads(count).words)" }

    static func post(_ number: Int) -> String { "post #\(Plural.grouped(number))" }

    static func without(_ narrowing: String) -> HTML { "Without <code>\(narrowing)</code>" }

    static func since(_ day: CalendarDay?) -> HTML {
        guard let day else { return "Any time" }
        return "Since \(day.month.map { "\(Dates.month($0)) \(day.year)" } ?? "\(day.year)")"
    }
}
