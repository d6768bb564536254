import Features

/// What an author reads whose post waits for a moderator.
struct ShowHeldPage: Page {
    let template = Template.held
    let head: Head
    let words = HeldWords()
    let board: HTML
    let boardAddress: HTML
    /// The rule that keeps it back.
    let rule: String
    let title: HTML?
    /// What it is to be called with these words.
    let newTitle: HTML?
    let body: HTML
    let deleteAddress: HTML
    /// The thread that it answers in; nil for one that it begins.
    let threadAddress: HTML?

    init(_ post: HeldPost, heldBy named: NamedRule?) {
        head = Head(
            title: "\(words.title)", isHidden: true, place: .below(.boards),
            styles: [.prose, .posts, .forms, .compose],
            scripts: [.compose])
        board = "\(post.board.name)"
        boardAddress = "\(Link.board(post.board.slug))"
        rule = named.map { $0.sentence ?? $0.name } ?? HeldWords.unknown
        title = post.title.map { "\($0)" }
        newTitle = post.waitingTitle.map { "\($0)" }
        body = HTML(stored: post.html)
        deleteAddress = "\(Link.delete(post.id))"
        threadAddress = post.discussion.map { "\(Link.discussion($0))" }
    }
}
