import Features

/// The page on which a post is reported.
struct ReportPage: Page {
    let template = Template.report
    let head: Head
    let words = ReportWords()
    let action: String
    let token: String
    let thread: HTML
    let threadAddress: HTML
    let post: HTML
    let postAddress: String
    let excerpt: HTML
    let reason: ChoiceField
    let text: FormField
    let errors: ErrorSummary?

    static let (reasonField, wordsField) = ("reason", "words")

    /// What was sent, and why it could not be taken.
    struct Typed: Sendable {
        var reason = ""
        var words = ""
        var isFresh = true
        var wordsError: String?
        var refusal: FormRefusal?
    }

    init(_ shown: ReportablePost, _ typed: Typed, token: String) {
        head = .ofForm(words.title)
        action = Link.report(shown.id)
        self.token = token
        thread = "\(shown.discussion.title)"
        threadAddress = "\(Link.discussion(shown.discussion))"
        post = "\(shown.by), #\(shown.position)"
        postAddress = Link.post(shown.id)
        excerpt = "\(shown.excerpt)"
        reason = ChoiceField(
            Self.reasonField, ReportWords.reason, of: ReportReason.allCases.map(ReportWords.option),
            chosen: typed.reason, isFresh: typed.isFresh)
        text = FormField(
            Self.wordsField, ReportWords.words, kind: .area, hint: ReportWords.wordsHint, value: typed.words,
            error: typed.wordsError)
        errors = ErrorSummary(
            faults: [
                .init(field: reason.name, sentence: reason.error), .init(field: text.name, sentence: text.error),
            ], refusal: typed.refusal)
    }
}
