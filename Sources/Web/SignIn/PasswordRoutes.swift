import Features
import HTTPTypes
import Hummingbird

/// Signing in with a name and a password, and with a code where the account asks for one.
struct PasswordRoutes: FeatureRoutes {
    let community: Community
    let pages: Pages

    /// `/sign-in` takes `?to=`, an address here to go on to, and `?after=reset`.
    func add(to routes: inout RouteList) {
        let gate = AgeGate(community: community, pages: pages)
        routes.get("/sign-in", for: .signIn, privacy: .unkept, show)
        routes.post("/sign-in", for: .signIn, privacy: .unkept, gate.guarding(signIn))
        routes.post("/sign-in/code", for: .signIn, privacy: .unkept, gate.guarding(finish))
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let to = OwnPath.checked(request.asked("to"))
        guard context.visitor.isGuest else { return Redirect.found(to ?? Link.account) }
        let notice = request.asked("after") == "reset" ? SignInWords().isChanged : nil
        return try page(SignInPage(.init(to: to), token: token, notice: notice), .ok, context)
    }

    @Sendable private func signIn(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        let typed = SignInPage.Typed(
            name: form.line(SignInPage.nameField), isRemembered: form.has(SignInPage.rememberField),
            to: OwnPath.checked(form[SignInPage.toField]))
        guard !form.isStale else {
            return try page(SignInPage(typed, token: token, refusal: .stale), .unprocessableContent, context)
        }
        do {
            let outcome = try await community.signIns.signIn(
                PasswordAttempt(
                    name: typed.name, password: form[SignInPage.passwordField], isRemembered: typed.isRemembered,
                    device: DeviceLabel(userAgent: request.headers[.userAgent]), replacing: context.visitor.session,
                    network: context.network))
            switch outcome {
            case .signedIn(let session):
                return Redirect.seeOther(Link.kept(to: typed.to), in: session, inPlaceOf: request)
            case .codeNeeded(let step):
                return try page(FormPage.code(step, to: typed.to, token: codeToken), .ok, context)
            case .confirmFirst:
                let shown = MessagePage(
                    ConfirmFirstWords.title, ConfirmFirstWords.paragraphs,
                    link: FormPage.Crumb(name: ConfirmFirstWords.signIn, address: Link.signIn(to: typed.to)))
                return try page(shown, .ok, context)
            }
        } catch let error as SignInError {
            let failure = Failure(error)
            return try page(SignInPage(typed, token: token, error: error), failure.status, context)
                .asking(toWait: failure.retryAfter)
        }
    }

    @Sendable private func finish(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        let to = OwnPath.checked(form["to"])
        guard let step = Secret(text: form["step"]) else { return try beginAgain(to, context) }
        func again(_ status: HTTPResponse.Status, error: String? = nil, refusal: FormRefusal? = nil) throws -> Response
        {
            let shown = FormPage.code(step, to: to, token: codeToken, error: error, refusal: refusal)
            return try page(shown, status, context)
        }
        guard !form.isStale else { return try again(.unprocessableContent, refusal: .stale) }
        do {
            let session = try await community.signIns.finish(
                CodeAttempt(
                    step: step, code: form["code"], device: DeviceLabel(userAgent: request.headers[.userAgent]),
                    replacing: context.visitor.session))
            return Redirect.seeOther(Link.kept(to: to), in: session, inPlaceOf: request)
        } catch {
            let failure = Failure(error)
            switch error {
            case .wrong: return try again(failure.status, error: CodeWords.wrong)
            case .stepOver, .held: return try beginAgain(to, context, error)
            case .tooOften, .busy, .unavailable:
                return try again(failure.status, refusal: .saying(error.sentence)).asking(toWait: failure.retryAfter)
            }
        }
    }

    private func beginAgain(
        _ to: String?, _ context: WebContext, _ error: SignInError = .stepOver
    ) throws -> Response {
        try page(SignInPage(.init(to: to), token: token, error: error), Failure(error).status, context)
    }

    private var codeToken: String { community.formTokens.forAnyone(at: Link.code) }

    private var token: String { community.formTokens.forAnyone(at: Link.signIn(to: nil)) }

    private func page(_ page: some Page, _ status: HTTPResponse.Status, _ context: WebContext) throws -> Response {
        try pages.page(page, status: status, for: context.visitor)
    }
}
