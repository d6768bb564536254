import Features
import HTTPTypes
import Hummingbird

/// The way back in for those who have forgotten their password.
struct ForgottenRoutes: FeatureRoutes {
    let community: Community
    let pages: Pages

    func add(to routes: inout RouteList) {
        routes.get("/sign-in/forgotten", for: .signIn, ask)
        routes.post("/sign-in/forgotten", for: .signIn, send)
        routes.get("/sign-in/forgotten/sent", for: .signIn, sent)
        routes.get("/sign-in/reset/{token}", for: .signIn, choose)
        routes.post("/sign-in/reset/{token}", for: .signIn, set)
    }

    private static let address = "address"
    private static let password = "new-password"

    @Sendable private func ask(_ request: Request, _ context: WebContext) async throws -> Response {
        try askAgain("", .ok, context)
    }

    /// The same answer to everybody: nobody learns here who is a member.
    @Sendable private func send(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        let typed = form.line(Self.address)
        guard !form.isStale else { return try askAgain(typed, .unprocessableContent, context, refusal: .stale) }
        do {
            try await community.passwordResets.request(typed, from: context.network)
            return Redirect.seeOther(Link.forgottenSent).unkept
        } catch {
            switch error {
            case .address:
                return try askAgain(typed, .unprocessableContent, context, error: ForgottenWords.notAnAddress)
            case .tooOften(let seconds): throw TooOften(retryAfter: seconds)
            case .busy: throw Busy()
            case .token, .weak, .unavailable: throw ReadingError.unavailable
            }
        }
    }

    @Sendable private func sent(_ request: Request, _ context: WebContext) async throws -> Response {
        let page = MessagePage(
            ForgottenWords.sent, ForgottenWords.sentMeans,
            link: FormPage.Crumb(name: ForgottenWords.signIn, address: Link.signIn(to: nil)))
        return try pages.page(page, for: context.visitor).unkept.hidden
    }

    @Sendable private func choose(_ request: Request, _ context: WebContext) async throws -> Response {
        try await showChoice(request, context)
    }

    @Sendable private func set(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        guard let token = Self.token(context) else { return try refuse(.notOurs, context) }
        guard !form.isStale else { return try await showChoice(request, context, refusal: .stale) }
        do {
            try await community.passwordResets.finish(token, new: form[Self.password])
            return Redirect.seeOther(Link.signInAfterReset).secret
        } catch {
            switch error {
            case .token(let error): return try refuse(error, context)
            case .weak(let problem):
                return try await showChoice(request, context, error: PasswordWords.sentence(problem))
            case .busy: throw Busy()
            case .tooOften(let seconds): throw TooOften(retryAfter: seconds)
            case .address, .unavailable: throw ReadingError.unavailable
            }
        }
    }

    private func askAgain(
        _ typed: String, _ status: HTTPResponse.Status, _ context: WebContext, error: String? = nil,
        refusal: ErrorSummary? = nil
    ) throws -> Response {
        let field = FormField(
            Self.address, ForgottenWords.address, kind: .email, autocomplete: "email", value: typed, error: error)
        let page = FormPage(
            ForgottenWords.title, lead: [ForgottenWords.lead], to: Link.forgotten,
            token: community.formTokens.token(for: .guest(path: Link.forgotten)), fields: [field],
            button: ForgottenWords.send, refusal: refusal)
        return try pages.page(page, status: status, for: context.visitor).unkept.hidden
    }

    private func showChoice(
        _ request: Request, _ context: WebContext, error: String? = nil, refusal: ErrorSummary? = nil
    ) async throws -> Response {
        guard let token = Self.token(context) else { return try refuse(.notOurs, context) }
        let name: String
        do { name = try await community.passwordResets.look(token) } catch { return try refuse(error, context) }
        let path = request.uri.path
        let field = FormField(
            Self.password, ForgottenWords.new, kind: .password, hint: PasswordWords.hint, autocomplete: "new-password",
            error: error)
        let page = FormPage(
            ForgottenWords.reset, lead: [ForgottenWords.resetLead(name)], to: path,
            token: community.formTokens.token(for: .guest(path: path)), fields: [field], button: ForgottenWords.set,
            refusal: refusal)
        let isWrong = error != nil || refusal != nil
        return try pages.page(page, status: isWrong ? .unprocessableContent : .ok, for: context.visitor).secret
    }

    private func refuse(_ error: TokenError, _ context: WebContext) throws -> Response {
        let status: HTTPResponse.Status =
            switch error {
            case .notOurs: .notFound
            case .used, .expired: .gone
            case .held: .forbidden
            case .unavailable: throw ReadingError.unavailable
            }
        let page = MessagePage(
            ForgottenWords.spent, [error.sentence],
            link: FormPage.Crumb(name: ForgottenWords.again, address: Link.forgotten))
        return try pages.page(page, status: status, for: context.visitor).secret
    }

    private static func token(_ context: WebContext) -> Secret? {
        context.parameters.get("token").flatMap(Secret.init(text:))
    }
}
