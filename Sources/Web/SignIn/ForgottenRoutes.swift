import Features
import HTTPTypes
import Hummingbird

/// The way back in for those who have forgotten their password.
struct ForgottenRoutes: FeatureRoutes {
    let community: Community
    let pages: Pages

    func add(to routes: inout RouteList) {
        let gate = AgeGate(community: community, pages: pages)
        routes.get("/sign-in/forgotten", for: .signIn, privacy: .unkept, ask)
        routes.post("/sign-in/forgotten", for: .signIn, privacy: .unkept, gate.guarding(send))
        routes.get("/sign-in/forgotten/sent", for: .signIn, privacy: .unkept, sent)
        routes.get("/sign-in/reset/{token}", for: .signIn, privacy: .secret, choose)
        routes.post("/sign-in/reset/{token}", for: .signIn, privacy: .secret, gate.guarding(set))
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
            return Redirect.seeOther(Link.forgottenSent)
        } catch {
            let failure = Failure(error)
            switch error {
            case .address: return try askAgain(typed, failure.status, context, error: ForgottenWords.notAnAddress)
            case .tooOften, .busy, .unavailable:
                return try askAgain(typed, failure.status, context, refusal: .saying(error.sentence))
                    .asking(toWait: failure.retryAfter)
            case .token, .weak: throw error
            }
        }
    }

    @Sendable private func sent(_ request: Request, _ context: WebContext) async throws -> Response {
        let page = MessagePage(
            ForgottenWords.sent, ForgottenWords.sentMeans,
            link: FormPage.Crumb(name: ForgottenWords.signIn, address: Link.signIn(to: nil)))
        return try pages.page(page, for: context.visitor)
    }

    @Sendable private func choose(_ request: Request, _ context: WebContext) async throws -> Response {
        try await showChoice(.ok, request, context)
    }

    @Sendable private func set(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        guard !form.isStale else {
            return try await showChoice(.unprocessableContent, request, context, refusal: .stale)
        }
        let token: Secret
        do { token = try AddressParts.secret("token", context) } catch { return try refuse(error, context) }
        do {
            try await community.passwordResets.finish(token, new: form[Self.password])
            return Redirect.seeOther(Link.signInAfterReset)
        } catch {
            let failure = Failure(error)
            switch error {
            case .token(let error): return try refuse(error, context)
            case .weak(let problem):
                let sentence = PasswordWords.sentence(problem)
                return try await showChoice(failure.status, request, context, error: sentence)
            case .tooOften, .busy:
                return try await showChoice(failure.status, request, context, refusal: .saying(error.sentence))
                    .asking(toWait: failure.retryAfter)
            case .address, .unavailable: throw error
            }
        }
    }

    private func askAgain(
        _ typed: String, _ status: HTTPResponse.Status, _ context: WebContext, error: String? = nil,
        refusal: FormRefusal? = nil
    ) throws -> Response {
        let field = FormField(
            Self.address, ForgottenWords.address, kind: .email, autocomplete: "email", value: typed, error: error)
        let page = FormPage(
            ForgottenWords.title, lead: [ForgottenWords.lead], to: Link.forgotten,
            token: community.formTokens.forAnyone(at: Link.forgotten), fields: [field], button: ForgottenWords.send,
            refusal: refusal)
        return try pages.page(page, status: status, for: context.visitor)
    }

    private func showChoice(
        _ status: HTTPResponse.Status, _ request: Request, _ context: WebContext, error: String? = nil,
        refusal: FormRefusal? = nil
    ) async throws -> Response {
        let name: String
        do throws(TokenError) {
            name = try await community.passwordResets.look(try AddressParts.secret("token", context))
        } catch {
            return try refuse(error, context)
        }
        let path = request.uri.path
        let field = FormField(
            Self.password, ForgottenWords.new, kind: .password, hint: PasswordWords.hint, autocomplete: "new-password",
            error: error)
        let page = FormPage(
            ForgottenWords.reset, lead: [ForgottenWords.resetLead(name)], to: path,
            token: community.formTokens.token(at: path, for: context.visitor), username: name, fields: [field],
            button: ForgottenWords.set, refusal: refusal)
        return try pages.page(page, status: status, for: context.visitor)
    }

    private func refuse(_ error: TokenError, _ context: WebContext) throws -> Response {
        let next = FormPage.Crumb(name: ForgottenWords.again, address: Link.forgotten)
        return try pages.deadLink(error, to: next, for: context.visitor)
    }
}
