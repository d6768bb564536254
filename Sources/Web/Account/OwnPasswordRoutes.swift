import Features
import HTTPTypes
import Hummingbird

/// A member's own password, and showing that it is them.
struct OwnPasswordRoutes: FeatureRoutes {
    let community: Community
    let pages: Pages

    /// `/account/password` takes `?after=change`, `/account/step-up` takes `?to=`, an address here to go on to.
    func add(to routes: inout RouteList) {
        routes.get("/account/password", for: .ownAccount, show)
        routes.post("/account/password", for: .ownAccount, change)
        routes.get("/account/step-up", for: .ownAccount, askForProof)
        routes.post("/account/step-up", for: .ownAccount, stepUp)
    }

    private static let (old, new, proof, to) = ("password", "new-password", "proof", "to")

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let isChanged = request.uri.query.flatMap { FormQuery.value(of: "after", in: $0) } == "change"
        return try await form(context, .ok, notice: isChanged ? OwnPasswordWords.isChanged : nil)
    }

    @Sendable private func change(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        guard let session = context.visitor.session else { throw NotFound() }
        guard !form.isStale else { return try await self.form(context, .unprocessableContent, refusal: .stale) }
        do {
            let fresh = try await community.ownPassword.change(
                from: form[Self.old], to: form[Self.new], by: context.actor, in: session)
            return Self.renewed(fresh, request, at: Link.passwordChanged)
        } catch {
            switch error {
            case .wrong:
                return try await self.form(context, .unprocessableContent, oldError: OwnPasswordWords.wrongOld)
            case .weak(let problem):
                let sentence = PasswordWords.sentence(problem)
                return try await self.form(context, .unprocessableContent, newError: sentence)
            case .tooOften, .busy, .outdated:
                let failure = Failure(error)
                var response = try await self.form(context, failure.status, refusal: .saying(error.sentence))
                response.headers[.retryAfter] = failure.headers[.retryAfter]
                return response
            case .notAllowed, .noPassword, .stepUpNeeded, .unavailable: throw error
            }
        }
    }

    @Sendable private func askForProof(_ request: Request, _ context: WebContext) async throws -> Response {
        let to = request.uri.query.flatMap { FormQuery.value(of: Self.to, in: $0) }
        return try await askForProof(to: OwnPath.checked(to), context, .ok)
    }

    @Sendable private func stepUp(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        guard let session = context.visitor.session else { throw NotFound() }
        let to = OwnPath.checked(form[Self.to])
        guard !form.isStale else {
            return try await askForProof(to: to, context, .unprocessableContent, refusal: .stale)
        }
        do {
            let fresh = try await community.signIns.stepUp(form[Self.proof], by: context.actor, in: session)
            return Self.renewed(fresh, request, at: to ?? Link.account)
        } catch {
            let failure = Failure(error)
            switch error {
            case .wrong: return try await askForProof(to: to, context, .unprocessableContent, isWrong: true)
            case .noPassword: return try await askForProof(to: to, context, failure.status)
            case .tooOften, .busy:
                let refusal = ErrorSummary.saying(error.sentence)
                var response = try await askForProof(to: to, context, failure.status, refusal: refusal)
                response.headers[.retryAfter] = failure.headers[.retryAfter]
                return response
            case .notAllowed, .weak, .outdated, .stepUpNeeded, .unavailable: throw error
            }
        }
    }

    private static let account = FormPage.Crumb(name: OwnPasswordWords.account, address: Link.account)

    private static func renewed(_ session: NewSession, _ request: Request, at path: String) -> Response {
        var response = Redirect.seeOther(path).unkept
        response.headers.give(session, inPlaceOf: Cookies(request.headers))
        return response
    }

    private func form(
        _ context: WebContext, _ status: HTTPResponse.Status, oldError: String? = nil, newError: String? = nil,
        notice: String? = nil, refusal: ErrorSummary? = nil
    ) async throws -> Response {
        let hasOne = try await community.ownPassword.isChosen(by: context.actor)
        let old = FormField(
            Self.old, OwnPasswordWords.old, kind: .password, autocomplete: "current-password", error: oldError)
        let new = FormField(
            Self.new, OwnPasswordWords.new, kind: .password, hint: PasswordWords.hint, autocomplete: "new-password",
            error: newError)
        let page = FormPage(
            OwnPasswordWords.title, lead: [hasOne ? OwnPasswordWords.lead : OwnPasswordWords.firstLead],
            notice: notice, crumbs: [Self.account], to: Link.password, token: context.visitor.token,
            fields: hasOne ? [old, new] : [new], button: hasOne ? OwnPasswordWords.change : OwnPasswordWords.choose,
            refusal: refusal,
            links: hasOne ? [FormPage.Crumb(name: OwnPasswordWords.forgotten, address: Link.forgotten)] : [])
        return try pages.page(page, status: status, for: context.visitor).unkept
    }

    private func askForProof(
        to path: String?, _ context: WebContext, _ status: HTTPResponse.Status, isWrong: Bool = false,
        refusal: ErrorSummary? = nil
    ) async throws -> Response {
        let proof = try await community.signIns.proof(for: context.actor)
        guard proof != .none else {
            let page = MessagePage(
                CodeWords.noPassword, [CodeWords.noPasswordMeans],
                link: FormPage.Crumb(name: CodeWords.choosePassword, address: Link.password))
            return try pages.page(page, status: status, for: context.visitor).unkept
        }
        let field =
            proof == .code
            ? FormField(
                Self.proof, CodeWords.code, hint: CodeWords.hint, autocomplete: "one-time-code",
                error: isWrong ? CodeWords.wrong : nil)
            : FormField(
                Self.proof, CodeWords.password, kind: .password, autocomplete: "current-password",
                error: isWrong ? CodeWords.wrongPassword : nil)
        let page = FormPage(
            CodeWords.stepUp, lead: [proof == .code ? CodeWords.stepUpCode : CodeWords.stepUpPassword],
            crumbs: [Self.account], to: Link.stepUp, token: context.visitor.token,
            hidden: path.map { [Self.to: $0] } ?? [:], fields: [field], button: CodeWords.goOn, refusal: refusal)
        return try pages.page(page, status: status, for: context.visitor).unkept
    }
}
