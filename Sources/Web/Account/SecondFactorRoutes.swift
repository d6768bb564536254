import Features
import HTTPTypes
import Hummingbird

/// A member's second factor: for those who have shown a short while ago that it is them.
struct SecondFactorRoutes: FeatureRoutes {
    let community: Community
    let pages: Pages

    func add(to routes: inout RouteList) {
        routes.get("/account/second-factor", for: .ownAccount, privacy: .unkept, show)
        routes.post("/account/second-factor", for: .ownAccount, privacy: .unkept, confirm)
        routes.post("/account/second-factor/begin", for: .ownAccount, privacy: .unkept, begin)
        routes.post("/account/second-factor/remove", for: .ownAccount, privacy: .unkept, remove)
        routes.post("/account/second-factor/codes", for: .ownAccount, privacy: .unkept, newCodes)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        try await page(context, .ok)
    }

    @Sendable private func begin(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        try await doing(form, context) {
            try await community.secondFactors.begin(for: context.actor)
            return Redirect.seeOther(Link.secondFactor)
        }
    }

    @Sendable private func confirm(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        try await doing(form, context, codesAreMade: true) {
            let codes = try await community.secondFactors.confirm(form["code"], for: context.actor)
            return try pages.page(RecoveryCodesPage(codes, isTurnedOn: true), for: context.visitor)
        }
    }

    @Sendable private func remove(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        try await doing(form, context) {
            try await community.secondFactors.remove(for: context.actor)
            return Redirect.seeOther(Link.secondFactor)
        }
    }

    @Sendable private func newCodes(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        try await doing(form, context, codesAreMade: true) {
            let codes = try await community.secondFactors.newCodes(
                inPlaceOf: form[SecondFactorPage.codesField], for: context.actor)
            return try pages.page(RecoveryCodesPage(codes, isTurnedOn: false), for: context.visitor)
        }
    }

    /// Does what a form asks for; whatever is in the way shows the page as things stand, and says so.
    ///
    /// - Parameter codesAreMade: it makes recovery codes. Sent again, as when their page is reloaded, it makes none.
    private func doing(
        _ form: Form, _ context: WebContext, codesAreMade: Bool = false, _ body: () async throws -> Response
    ) async throws -> Response {
        guard !form.isStale else { return try await page(context, .unprocessableContent, refusal: .stale) }
        do {
            return try await body()
        } catch let error as AccountError {
            let failure = Failure(error)
            switch error {
            case .stepUpNeeded: throw StepUpNeeded(path: Link.secondFactor)
            case .wrong: return try await page(context, failure.status, error: SecondFactorWords.wrong)
            case .outdated where codesAreMade:
                return try await page(context, failure.status, refusal: .saying(SecondFactorWords.codesWereMade))
            case .outdated, .tooOften, .noPassword, .busy:
                return try await page(context, failure.status, refusal: .saying(error.sentence))
                    .asking(toWait: failure.retryAfter)
            case .notAllowed, .weak, .unavailable: throw error
            }
        }
    }

    private func page(
        _ context: WebContext, _ status: HTTPResponse.Status, error: String? = nil, refusal: FormRefusal? = nil
    ) async throws -> Response {
        let state: SecondFactors.State
        do {
            state = try await community.secondFactors.state(for: context.actor)
        } catch .stepUpNeeded {
            throw StepUpNeeded(path: Link.secondFactor)
        }
        let page = SecondFactorPage(state, token: context.visitor.token, error: error, refusal: refusal)
        return try pages.page(page, status: status, for: context.visitor)
    }
}
