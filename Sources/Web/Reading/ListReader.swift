import Features

/// What lists of threads are to the member who looks at them.
struct ListReader: Sendable {
    /// Where their reading goes on, of the threads in the list.
    let marks: [Discussion.ID: UnreadMark]
    /// The view in which they like to see threads; nil where they leave it to the board.
    let liked: Board.View?
}

extension Community {
    /// What a list of threads is to whoever looks at it; nil for a guest.
    func listReader(of summaries: [DiscussionSummary], in context: WebContext) async throws -> ListReader? {
        guard authorizer.allows(context.actor, .keepTrack) else { return nil }
        return ListReader(
            marks: try await reading.marks(of: summaries.map(\.discussion.id), for: context.actor),
            liked: context.visitor.preferences.chosenView)
    }
}

/// Pennants: how much is new, and the way to it.
enum Pennant {
    static func link(_ count: Int, to address: String) -> HTML {
        "<a class=\"new\" href=\"\(address)\">\(ReadingWords.new(count))</a>"
    }
}

/// The button that takes all as read that a page could have shown.
struct MarkRead: Sendable {
    let action = Link.read
    let token: String
    /// When the page was made: what came later stays unread.
    let at: String
    /// The board's slug; nil for all boards.
    let board: String?
    let name: String

    init(_ name: String, board: String? = nil, at now: Moment, token: String) {
        self.name = name
        self.board = board
        self.token = token
        at = "\(now.rawValue)"
    }

    static let (boardField, atField) = ("board", "at")
}
