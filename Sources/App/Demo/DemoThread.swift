/// A thread of the demo community: where it stands, when it began, and its posts in the order of its tree.
struct DemoThread: Sendable {
    /// What a moderator did to it.
    enum Arrangement: Sendable, Equatable {
        case pinned
        /// By whom, why, and how long after the thread began.
        case locked(by: String, reason: String, after: Span)
    }

    /// The slug of its board.
    let board: String
    let title: String
    /// How long ago it began.
    let ago: Span
    let arranged: [Arrangement]
    let posts: [DemoPost]

    init(
        in board: String, _ title: String, ago: Span, arranged: [Arrangement] = [], _ posts: [DemoPost]
    ) {
        self.board = board
        self.title = title
        self.ago = ago
        self.arranged = arranged
        self.posts = posts
    }
}

/// A post of a demo thread, written down as in a tree: the opening first, each reply below what it answers.
struct DemoPost: Sendable {
    /// 0 for the opening; a reply answers the nearest post above it that stands less deep.
    let depth: Int
    /// A member's name.
    let by: String
    /// How long after the post it answers it was written.
    let after: Span
    /// The number, within the thread, of an earlier post that it begins by quoting.
    let quoted: Int?
    /// Markdown, behind the quote.
    let source: String

    /// The post that begins a thread.
    static func opening(_ by: String, _ source: String) -> DemoPost {
        DemoPost(depth: 0, by: by, after: .minutes(0), quoted: nil, source: source)
    }

    /// A reply: how deep it stands, by whom, and how long after the post it answers.
    static func reply(
        _ depth: Int, _ by: String, _ after: Span, quoting quoted: Int? = nil, _ source: String
    ) -> DemoPost {
        DemoPost(depth: depth, by: by, after: after, quoted: quoted, source: source)
    }
}
