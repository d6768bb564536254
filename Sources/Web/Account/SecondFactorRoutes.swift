import Features
import HTTPTypes
import Hummingbird

/// A member's second factor: for those who have shown a short while ago that it is them.
struct SecondFactorRoutes: FeatureRoutes {
    let community: Community
    let pages: Pages

    func add(to routes: inout RouteList) {
        routes.get("/account/second-factor", for: .ownAccount, show)
        routes.post("/account/second-factor", for: .ownAccount, confirm)
        routes.post("/account/second-factor/begin", for: .ownAccount, begin)
        routes.post("/account/second-factor/remove", for: .ownAccount, remove)
        routes.post("/account/second-factor/codes", for: .ownAccount, newCodes)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        try await page(context, .ok)
    }

    @Sendable private func begin(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        try await doing(form, context) {
            try await community.secondFactors.begin(for: context.actor)
            return Redirect.seeOther(Link.secondFactor).unkept
        }
    }

    @Sendable private func confirm(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        try await doing(form, context) {
            let codes = try await community.secondFactors.confirm(form["code"], for: context.actor)
            return try pages.page(RecoveryCodesPage(codes, isTurnedOn: true), for: context.visitor).unkept
        }
    }

    @Sendable private func remove(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        try await doing(form, context) {
            try await community.secondFactors.remove(for: context.actor)
            return Redirect.seeOther(Link.secondFactor).unkept
        }
    }

    @Sendable private func newCodes(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        try await doing(form, context) {
            let codes = try await community.secondFactors.newCodes(for: context.actor)
            return try pages.page(RecoveryCodesPage(codes, isTurnedOn: false), for: context.visitor).unkept
        }
    }

    /// Does what a form asks for; whatever is in the way shows the page as things stand, and says so.
    private func doing(
        _ form: Form, _ context: WebContext, _ body: () async throws -> Response
    ) async throws -> Response {
        guard !form.isStale else { return try await page(context, .unprocessableContent, refusal: .stale) }
        do {
            return try await body()
        } catch let error as AccountError {
            let failure = Failure(error)
            switch error {
            case .stepUpNeeded: throw StepUpNeeded(path: Link.secondFactor)
            case .wrong: return try await page(context, failure.status, error: SecondFactorWords.wrong)
            case .outdated, .tooOften, .noPassword, .busy:
                var response = try await page(context, failure.status, refusal: .saying(error.sentence))
                response.headers[.retryAfter] = failure.headers[.retryAfter]
                return response
            case .notAllowed, .weak, .unavailable: throw error
            }
        }
    }

    private func page(
        _ context: WebContext, _ status: HTTPResponse.Status, error: String? = nil, refusal: ErrorSummary? = nil
    ) async throws -> Response {
        let state: SecondFactors.State
        do {
            state = try await community.secondFactors.state(for: context.actor)
        } catch .stepUpNeeded {
            throw StepUpNeeded(path: Link.secondFactor)
        }
        let page = SecondFactorPage(state, token: context.visitor.token, error: error, refusal: refusal)
        return try pages.page(page, status: status, for: context.visitor).unkept
    }
}
