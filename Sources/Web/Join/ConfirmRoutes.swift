import Features
import HTTPTypes
import Hummingbird

/// The last step of joining: behind the link in the mail.
struct ConfirmRoutes: FeatureRoutes {
    let community: Community
    let pages: Pages

    func add(to routes: inout RouteList) {
        routes.get("/confirm/{token}", for: .join, privacy: .secret, ask)
        routes.post("/confirm/{token}", for: .join, privacy: .secret, gate.guarding(confirm))
    }

    /// Programs that look into mail open links, but know no password.
    @Sendable private func ask(_ request: Request, _ context: WebContext) async throws -> Response {
        try await show(request, context)
    }

    @Sendable private func confirm(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        let name = form.has(ConfirmPage.name) ? form.line(ConfirmPage.name) : nil
        guard !form.isStale else { return try await show(request, context, another: name, refusal: .stale) }
        let token: Secret
        do { token = try AddressParts.secret("token", context) } catch { return try refuse(.token(error), context) }
        do {
            let session = try await community.registration.confirm(
                ConfirmationAttempt(
                    token: token, password: form[ConfirmPage.password],
                    name: name.map { _ in form.line(ConfirmPage.name) },
                    device: DeviceLabel(userAgent: request.headers[.userAgent]), replacing: context.visitor.session))
            return Redirect.seeOther(Link.kept(to: nil), in: session, inPlaceOf: request)
        } catch {
            switch error {
            case .wrongPassword:
                return try await show(request, context, another: name, faults: .init(password: ConfirmWords.wrong))
            case .name(let fault):
                // Whoever typed no other name yet learns why they have to.
                let sentence = name == nil ? ConfirmWords.nameTaken : RegisterWords.sentence(fault)
                return try await show(request, context, another: name ?? "", faults: .init(name: sentence))
            case .busy:
                return try await show(
                    request, context, another: name, refusal: .saying(RegisterWords.busy), status: Failure(error).status
                ).asking(toWait: Failure(error).retryAfter)
            case .token, .closed, .needsInvitation, .spentInvitation, .unavailable: return try refuse(error, context)
            }
        }
    }

    private func show(
        _ request: Request, _ context: WebContext, another typed: String? = nil,
        faults: ConfirmPage.Faults = ConfirmPage.Faults(), refusal: FormRefusal? = nil,
        status: HTTPResponse.Status = .unprocessableContent
    ) async throws -> Response {
        if gate.isClosed(to: request) { return try gate.refusal(context) }
        let token: Secret
        do { token = try AddressParts.secret("token", context) } catch { return try refuse(.token(error), context) }
        do {
            let (name, isTaken) = try await community.registration.look(token)
            let path = request.uri.path
            var (typed, faults) = (typed, faults)
            let isFirst = faults.name == nil && faults.password == nil && refusal == nil
            if isTaken, typed == nil {
                typed = ""
                faults.name = ConfirmWords.nameTaken
            }
            let page = ConfirmPage(
                name, another: typed, at: path, token: community.formTokens.token(at: path, for: context.visitor),
                for: context.visitor, faults: faults, refusal: refusal)
            return try pages.page(page, status: isFirst ? .ok : status, for: context.visitor)
        } catch let error as ConfirmationError {
            return try refuse(error, context)
        }
    }

    private func refuse(_ error: ConfirmationError, _ context: WebContext) throws -> Response {
        let page =
            switch error {
            case .token(.unavailable), .unavailable, .busy, .wrongPassword, .name: throw error
            case .token(let error): JoinMessages.spent(error)
            case .closed: JoinMessages.closed
            case .needsInvitation: JoinMessages.byInvitation
            case .spentInvitation: JoinMessages.spentInvitation
            }
        return try pages.page(page, status: Failure(error).status, for: context.visitor)
    }

    /// A browser that was told it can't register is told so here as well.
    private var gate: AgeGate { AgeGate(community: community, pages: pages) }
}
