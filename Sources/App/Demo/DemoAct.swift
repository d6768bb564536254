import Features

/// What somebody in the demo community does beside posting: to a post, some time after it was written, or by itself.
struct DemoAct: Sendable {
    /// Nil for a guest.
    let by: String?
    let deed: Deed
    let time: Time

    enum Time: Sendable {
        /// So long ago.
        case ago(Span)
        /// So long after a post: its thread's title, and its number in it, from 0 for the opening.
        case after(String, Int, Span)
    }

    enum Deed: Sendable {
        // To a post.
        case thanks
        /// Marks it as the answer to what its thread asks.
        case marksAnswer
        case bookmarks
        case edits(String, to: String)
        /// Its author takes it back.
        case takesBack
        case removes(reason: String)
        case reports(ReportReason, words: String)
        /// Answers it by a form, as members do, so that rules apply.
        case sends(String)
        /// Begins to answer it, and is called away.
        case drafts(String)
        case reads

        // To a post's thread.
        case follows
        case mutes

        // Whatever there is.
        case draftsThread(board: String, title: String, String)
        case followsBoard(String)
        case ignores(String)
        /// Is here: a visit begins, or goes on.
        case comesBy
        /// Takes as read all that was said, and told them, so far.
        case readsAll
    }

    /// To post `number` of `thread`, that long after it was written.
    init(_ by: String?, _ deed: Deed, _ thread: DemoThread, _ number: Int, after span: Span) {
        self.by = by
        self.deed = deed
        time = .after(thread.title, number, span)
    }

    init(_ by: String?, _ deed: Deed, ago span: Span) {
        self.by = by
        self.deed = deed
        time = .ago(span)
    }
}
