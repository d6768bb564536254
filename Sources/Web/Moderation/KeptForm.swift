import Features
import HTTPTypes
import Hummingbird

/// What was typed into a form that is no composer, for its sender to keep where it can't be taken now.
struct KeptForm: Sendable {
    let field: FormField
    /// What else the form sent, by its names.
    let others: [String: String]
    /// Where the form goes.
    let path: String

    init(_ field: FormField, others: [String: String] = [:], to path: String) {
        self.field = field
        self.others = others
        self.path = path
    }
}

/// The text of such a form, and why it could not go where it should.
///
/// It asks nothing of the database, so that it is there when that is not.
struct KeptFormPage: Page {
    let template = Template.keptForm
    let head: Head
    let heading: String
    let paragraphs: [HTML]
    /// Where to sign in first; nil where that would not help.
    let signIn: String?
    let signInWords = KeptTextWords.signIn
    let action: String
    let token: String
    let hidden: [FormPage.Hidden]
    let field: FormField
    let button = KeptTextWords.sendAgain

    init(_ kept: KeptForm, _ reason: KeptTextPage.Reason, token: String) {
        head = .ofForm(reason.title)
        heading = reason.title
        paragraphs = reason.paragraphs
        // It opens in a new tab, beside the text.
        signIn = reason.asksToSignIn ? Link.signIn(to: Link.boards) : nil
        action = kept.path
        self.token = token
        hidden = kept.others.sorted { $0.key < $1.key }.map { .init(name: $0.key, value: "\($0.value)") }
        field = kept.field
    }
}

extension Pages {
    /// What comes of a form in which people wrote; where the database is away, or those who may send it are signed in
    /// and whoever sent it is not any more, it comes back with its text.
    ///
    /// - Parameter isForGuests: whoever is signed out may send it as well.
    func keeping(
        _ kept: KeptForm, isForGuests: Bool = false, _ context: WebContext, _ take: () async throws -> Response
    ) async throws -> Response {
        guard isForGuests || !context.visitor.isGuest else {
            let isLost = context.facts.current.hasLostSession
            return try show(kept, isLost ? .init(ReadingError.unavailable) : .signedOut, context)
        }
        do {
            return try await take()
        } catch {
            guard Failure(error).status == .serviceUnavailable else { throw error }
            return try show(kept, .init(error), context)
        }
    }

    private func show(_ kept: KeptForm, _ reason: KeptTextPage.Reason, _ context: WebContext) throws -> Response {
        try page(
            KeptFormPage(kept, reason, token: context.visitor.token), status: reason.status, for: context.visitor)
    }
}
