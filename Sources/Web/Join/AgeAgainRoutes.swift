import Features
import HTTPTypes
import Hummingbird

/// The age screen for members.
struct AgeAgainRoutes: FeatureRoutes {
    let community: Community
    let pages: Pages

    func add(to routes: inout RouteList) {
        routes.get("/account/age", for: .ownAccount, privacy: .unkept, ask)
        routes.post("/account/age", for: .ownAccount, privacy: .unkept, answer)
    }

    @Sendable private func ask(_ request: Request, _ context: WebContext) async throws -> Response {
        guard !AgeGate(community: community, pages: pages).isClosed(to: request) else {
            return try show(JoinMessages.answered, .ok, context)
        }
        return try show(AgePage(asking: .member, token: context.visitor.token), .ok, context)
    }

    @Sendable private func answer(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        guard let session = context.visitor.session else { throw NotFound() }
        let typed = AgePage.Typed(form)
        func again(isBad: Bool = false, refusal: FormRefusal? = nil) throws -> Response {
            let page = AgePage(
                typed, asking: .member, token: context.visitor.token, isBad: isBad, refusal: refusal)
            return try show(page, .unprocessableContent, context)
        }
        guard !form.isStale else { return try again(refusal: .stale) }
        do {
            let outcome = try await community.ageAgain.answer(
                month: form.line(AgePage.month), year: form.line(AgePage.year), country: typed.country,
                cookie: Cookies(request.headers)[.gate], by: context.actor, in: session)
            switch outcome {
            case .done(let gate):
                var response = Redirect.seeOther(Link.account)
                response.headers.give(.untilClose(.gate, gate))
                return response
            case .admitted(let session):
                return Redirect.seeOther(Link.boards, in: session, inPlaceOf: request)
            case .held(let mark): return try dismiss(mark, request)
            }
        } catch let error as AgeAgainError {
            switch error {
            case .unreadable: return try again(isBad: true)
            case .minor: return try show(JoinMessages.answered, .ok, context)
            case .notAllowed: throw NotFound()
            case .unavailable: throw error
            }
        }
    }

    /// The sign-in has ended: so do its cookies.
    private func dismiss(_ mark: String, _ request: Request) throws -> Response {
        var response = try pages.page(JoinMessages.minor, for: .guest)
        response.headers.give(.untilClose(.gate, mark))
        for name in [CookieName.member, .remember] where Cookies(request.headers).names.contains(name) {
            response.headers.give(.cleared(name))
        }
        return response
    }

    private func show(_ page: some Page, _ status: HTTPResponse.Status, _ context: WebContext) throws -> Response {
        try pages.page(page, status: status, for: context.visitor)
    }
}
