import Features
import HTTPTypes
import Hummingbird

/// A member's own password, and showing that it is them.
struct OwnPasswordRoutes: FeatureRoutes {
    let community: Community
    let pages: Pages

    /// `/account/password` takes `?after=change`, `/account/step-up` takes `?to=`, an address here to go on to.
    func add(to routes: inout RouteList) {
        routes.get("/account/password", for: .ownAccount, privacy: .unkept, show)
        routes.post("/account/password", for: .ownAccount, privacy: .unkept, change)
        routes.get("/account/step-up", for: .ownAccount, privacy: .unkept, askForProof)
        routes.post("/account/step-up", for: .ownAccount, privacy: .unkept, stepUp)
    }

    private static let (old, new, proof, to) = ("password", "new-password", "proof", "to")

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let isChanged = request.asked("after") == "change"
        return try await form(context, .ok, notice: isChanged ? OwnPasswordWords.isChanged : nil)
    }

    @Sendable private func change(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        guard let session = context.visitor.session else { throw NotFound() }
        guard !form.isStale else { return try await self.form(context, .unprocessableContent, refusal: .stale) }
        do {
            let fresh = try await community.ownPassword.change(
                from: form[Self.old], to: form[Self.new], by: context.actor, in: session)
            return Redirect.seeOther(Link.passwordChanged, in: fresh, inPlaceOf: request)
        } catch {
            let failure = Failure(error)
            switch error {
            case .wrong: return try await self.form(context, failure.status, oldError: OwnPasswordWords.wrongOld)
            case .weak(let problem):
                return try await self.form(context, failure.status, newError: PasswordWords.sentence(problem))
            case .tooOften, .busy, .outdated:
                return try await self.form(context, failure.status, refusal: .saying(error.sentence))
                    .asking(toWait: failure.retryAfter)
            case .notAllowed, .noPassword, .stepUpNeeded, .unavailable: throw error
            }
        }
    }

    @Sendable private func askForProof(_ request: Request, _ context: WebContext) async throws -> Response {
        try await askForProof(to: OwnPath.checked(request.asked(Self.to)), context, .ok)
    }

    @Sendable private func stepUp(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        guard let session = context.visitor.session else { throw NotFound() }
        let to = OwnPath.checked(form[Self.to])
        guard !form.isStale else {
            return try await askForProof(to: to, context, .unprocessableContent, refusal: .stale)
        }
        do {
            let fresh = try await community.signIns.stepUp(form[Self.proof], by: context.actor, in: session)
            return Redirect.seeOther(to ?? Link.account, in: fresh, inPlaceOf: request)
        } catch {
            let failure = Failure(error)
            switch error {
            case .wrong: return try await askForProof(to: to, context, failure.status, isWrong: true)
            case .noPassword: return try await askForProof(to: to, context, failure.status)
            case .tooOften, .busy:
                return try await askForProof(to: to, context, failure.status, refusal: .saying(error.sentence))
                    .asking(toWait: failure.retryAfter)
            case .notAllowed, .weak, .outdated, .stepUpNeeded, .unavailable: throw error
            }
        }
    }

    private static let account = FormPage.Crumb(name: OwnPasswordWords.account, address: Link.account)

    private func form(
        _ context: WebContext, _ status: HTTPResponse.Status, oldError: String? = nil, newError: String? = nil,
        notice: String? = nil, refusal: FormRefusal? = nil
    ) async throws -> Response {
        let hasOne = try await community.ownPassword.isChosen(by: context.actor)
        let old = FormField(
            Self.old, OwnPasswordWords.old, kind: .password, autocomplete: "current-password", error: oldError)
        let new = FormField(
            Self.new, OwnPasswordWords.new, kind: .password, hint: PasswordWords.hint, autocomplete: "new-password",
            error: newError)
        let page = FormPage(
            OwnPasswordWords.title, lead: [hasOne ? OwnPasswordWords.lead : OwnPasswordWords.firstLead],
            notice: notice, crumb: Self.account, to: Link.password, token: context.visitor.token,
            username: context.actor.member?.name, fields: hasOne ? [old, new] : [new],
            button: hasOne ? OwnPasswordWords.change : OwnPasswordWords.choose,
            refusal: refusal,
            links: hasOne ? [FormPage.Crumb(name: OwnPasswordWords.forgotten, address: Link.forgotten)] : [])
        return try pages.page(page, status: status, for: context.visitor)
    }

    private func askForProof(
        to path: String?, _ context: WebContext, _ status: HTTPResponse.Status, isWrong: Bool = false,
        refusal: FormRefusal? = nil
    ) async throws -> Response {
        let proof = try await community.signIns.proof(for: context.actor)
        guard proof != .none else {
            let page = MessagePage(
                CodeWords.noPassword, [CodeWords.noPasswordMeans],
                link: FormPage.Crumb(name: CodeWords.choosePassword, address: Link.password))
            return try pages.page(page, status: status, for: context.visitor)
        }
        let field =
            proof == .code
            ? FormField(
                Self.proof, CodeWords.code, hint: CodeWords.hint, autocomplete: FormField.code,
                error: isWrong ? CodeWords.wrong : nil)
            : FormField(
                Self.proof, CodeWords.password, kind: .password, autocomplete: "current-password",
                error: isWrong ? CodeWords.wrongPassword : nil)
        let page = FormPage(
            CodeWords.stepUp, lead: [proof == .code ? CodeWords.stepUpCode : CodeWords.stepUpPassword],
            crumb: Self.account, to: Link.stepUp, token: context.visitor.token,
            hidden: path.map { [Self.to: $0] } ?? [:],
            username: proof == .password ? context.actor.member?.name : nil, fields: [field], button: CodeWords.goOn,
            refusal: refusal)
        return try pages.page(page, status: status, for: context.visitor)
    }
}
