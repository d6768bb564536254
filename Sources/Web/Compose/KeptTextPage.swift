import Features
import HTTPTypes

/// What was written and can't go where it should, for its writer to keep, and why.
///
/// It asks nothing of the database, so that it is there when that is not.
struct KeptTextPage: Page {
    let template = Template.keptText
    let head: Head
    let heading: String
    let paragraphs: [HTML]
    /// Where the text goes when it is sent again; nil where there is no use in that.
    let action: HTML?
    let token: String
    /// The form in which it was typed; nil where none is known.
    let use: String?
    let base: String?
    /// Where to sign in first; nil where that would not help.
    let signIn: String?
    let titleField: FormField?
    let text: FormField?
    let sendAgain = KeptTextWords.sendAgain
    let signInWords = KeptTextWords.signIn
    let onward: FormPage.Crumb

    /// Why it could not go there.
    struct Reason: Sendable {
        var title: String
        var paragraphs: [HTML]
        var status: HTTPResponse.Status
        var onward = FormPage.Crumb(name: KeptTextWords.toBoards, address: Link.boards)
        /// The same text may go there in a minute.
        var maySendAgain = false
        /// It may, once they have signed in.
        var asksToSignIn = false
    }

    /// - Parameter path: where the form goes.
    init(_ reason: Reason, _ typed: TypedText, at path: String, token: String) {
        heading = reason.title
        head = .ofForm(reason.title)
        onward = reason.onward
        let hasText = !typed.body.isEmpty || !typed.title.isEmpty
        let isLast = hasText && !reason.maySendAgain
        paragraphs = reason.paragraphs + (isLast ? ["\(KeptTextWords.below)"] : [])
        action = reason.maySendAgain && hasText ? "\(path)" : nil
        self.token = token
        use = typed.token.isEmpty ? nil : typed.token
        base = typed.base.map(String.init)
        // It opens in a new tab, beside the text.
        signIn = reason.asksToSignIn ? Link.signIn(to: Link.boards) : nil
        titleField = typed.title.isEmpty ? nil : FormField(TypedText.title, KeptTextWords.title, value: typed.title)
        text = hasText ? FormField(TypedText.body, KeptTextWords.text, kind: .area, value: typed.body) : nil
    }
}

extension KeptTextPage.Reason {
    /// Whoever sends it is signed in no more.
    static let signedOut = Self(
        title: KeptTextWords.signedOut, paragraphs: ["\(KeptTextWords.signedOutMeans)"], status: .forbidden,
        maySendAgain: true, asksToSignIn: true)

    /// Nobody sent it: it is a draft for something that is gone.
    static let placeless = Self(
        title: DraftsWords.gone, paragraphs: ["\(DraftsWords.goneMeans)"], status: .ok,
        onward: FormPage.Crumb(name: DraftsWords().title, address: Link.drafts))

    /// What a feature, or the page itself, refused at a path where members write.
    init(_ error: any Error, at path: String) {
        self.init(error)
        guard case PostingError.closedForEditing = error, let post = Link.written(at: path) else { return }
        onward = FormPage.Crumb(name: KeptTextWords.toPost, address: post)
    }

    /// What a feature, or the page itself, refused.
    init(_ error: any Error) {
        let failure = Failure(error)
        switch error {
        case PostingError.locked(let by, let reason):
            self.init(
                title: KeptTextWords.locked,
                paragraphs: [
                    "\(DiscussionWords.locked(by: by, reason: reason))", "\(KeptTextWords.lockedMeans)",
                ], status: failure.status)
        case PostingError.removed:
            self.init(
                title: KeptTextWords.removed, paragraphs: ["\(KeptTextWords.removedMeans)"],
                status: failure.status)
        case PostingError.closedForEditing:
            self.init(
                title: KeptTextWords.tooLate, paragraphs: ["\(ComposerWords.closed)"],
                status: failure.status)
        case is NotFound, PostingError.missing:
            self.init(title: KeptTextWords.gone, paragraphs: ["\(KeptTextWords.goneMeans)"], status: .notFound)
        case PostingError.notAllowed:
            self.init(
                title: KeptTextWords.barred, paragraphs: ["\(KeptTextWords.noRight)"],
                status: failure.status)
        default:
            let isBusy = failure.status == .serviceUnavailable
            self.init(
                title: isBusy ? KeptTextWords.unavailable : KeptTextWords.broken,
                paragraphs: ["\(isBusy ? ComposerWords.unavailable : KeptTextWords.brokenMeans)"],
                status: failure.status, maySendAgain: true)
        }
    }
}
