import Features

/// What was decided about a post: for whoever wrote it, and for those who decide.
struct DecisionPage: Page {
    let template = Template.decision
    let head: Head
    let words = DecisionWords()
    let what: String
    let reason: HTML?
    /// What the reason is called.
    let reasonWords: String
    let by: HTML?
    let time: HTML
    let rule: String?
    let thread: HTML
    /// Nil where nothing of the thread can be read.
    let threadAddress: HTML?
    /// Where the post stands; nil where it can't be read.
    let post: String?
    /// Where the button goes that restores it; nil for those who can't.
    let restore: String?
    /// What the thread would be called then, whose title went with the post.
    let itsTitle: HTML?
    let isAuthor: Bool

    init(_ shown: ShownDecision, rule: NamedRule?, kit: Kit) {
        head = .ofForm(words.title)
        let decision = shown.decision
        what = DecisionWords.what(shown)
        reason = decision.reason.isEmpty ? nil : "\(decision.reason)"
        reasonWords = DecisionWords.reason(decision.kind)
        by = decision.by.map { "\($0)" }
        time = kit.dates.element(decision.madeAt, kit.dates.time(decision.madeAt))
        self.rule = rule?.name
        thread = "\(shown.discussion.title.isEmpty ? DecisionWords.hiddenThread : shown.discussion.title)"
        threadAddress = shown.isOpen ? "\(Link.discussion(shown.discussion))" : nil
        post = shown.isReadable ? Link.post(shown.post) : nil
        restore = shown.mayRestore ? Link.restore(shown.post) : nil
        itsTitle = restore == nil ? nil : shown.waitingTitle.map { "\($0)" }
        isAuthor = shown.isAuthor
    }
}
