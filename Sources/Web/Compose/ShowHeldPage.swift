import Features

/// What an author reads whose post waits for a moderator, or a change of it.
struct ShowHeldPage: Page {
    let template = Template.held
    let head: Head
    let words = HeldWords()
    let heading: String
    let lead: String
    let board: HTML
    let boardAddress: HTML
    /// The rule that keeps it back.
    let rule: String
    let title: HTML?
    /// What it is to be called with these words.
    let newTitle: HTML?
    let body: HTML
    /// Where a change is changed once more; nil for a post.
    let editAddress: HTML?
    /// Where a post is deleted; nil for a change.
    let deleteAddress: HTML?
    /// Where it stands or will stand; nil for a post that begins a thread which nobody sees yet.
    let threadAddress: HTML?

    init(_ post: HeldPost, heldBy named: NamedRule?) {
        let isChange = post.isEdit && post.state == .visible
        heading = isChange ? HeldWords.changeTitle : HeldWords.title
        lead = isChange ? HeldWords.changeLead : HeldWords.lead
        head = Head(
            title: "\(heading)", isHidden: true, place: .below(.boards),
            styles: [.prose, .posts, .forms, .compose],
            scripts: [.compose])
        board = "\(post.board.name)"
        boardAddress = "\(Link.board(post.board.slug))"
        rule = named.map { $0.sentence ?? $0.name } ?? HeldWords.unknown
        title = post.title.map { "\($0)" }
        newTitle = post.waitingTitle.map { "\($0)" }
        body = HTML(stored: post.html)
        editAddress = isChange ? "\(Link.edit(post.id))" : nil
        deleteAddress = isChange ? nil : "\(Link.delete(post.id))"
        threadAddress = isChange ? "\(Link.post(post.id))" : post.discussion.map { "\(Link.discussion($0))" }
    }
}
