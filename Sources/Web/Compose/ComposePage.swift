import Features

/// A page for writing: a new thread, a reply, a change.
struct ComposePage: Page {
    let template = Template.compose
    let head: Head
    let words = ComposerWords()
    let heading: HTML
    let board: FormPage.Crumb?
    let group: HTML?
    /// What is answered or changed, in words.
    let post: HTML?
    let thread: HTML?
    let threadAddress: HTML?
    let preview: HTML?
    /// What the post says now, where it was changed meanwhile.
    let theirs: HTML?
    /// Where it stands what was posted before.
    let earlier: HTML?
    let composer: ComposerForm

    init(
        _ place: ComposerPlace, _ composer: ComposerForm, preview: HTML? = nil, theirs: String? = nil,
        earlier: String? = nil
    ) {
        self.composer = composer
        self.preview = preview
        self.theirs = theirs.map { "\($0)" }
        self.earlier = earlier.map { "\($0)" }
        thread = place.discussion.map { "\($0.title)" }
        threadAddress = place.discussion.map { "\(Link.discussion($0))" }
        switch place {
        case .board(let place):
            heading = "\(words.newThread)"
            board = FormPage.Crumb(name: place.name, address: Link.board(place.slug))
            group = place.groupName.map { "\($0)" }
            post = nil
        case .reply(let reply):
            heading = "\(ComposerWords.reply(to: reply.by))"
            board = FormPage.Crumb(name: reply.board.name, address: Link.board(reply.board.slug))
            group = nil
            post = ComposerWords.answering(Self.link(reply.place, "\(reply.by), #\(reply.place.position)"))
        case .edit(let edited):
            heading = "\(ComposerWords.editTitle)"
            board = nil
            group = nil
            let link = Self.link(edited.place, "#\(edited.place.position)")
            post = edited.isWaiting ? ComposerWords.changingChange(link) : ComposerWords.changing(link)
        }
        head = Head(
            title: heading, isHidden: true, place: .below(.boards), styles: [.prose, .posts, .forms, .compose],
            scripts: [.compose])
    }

    private static func link(_ place: PostPlace, _ words: String) -> HTML {
        "<a href=\"\(Link.post(place.id))\" dir=\"auto\">\(words)</a>"
    }
}
