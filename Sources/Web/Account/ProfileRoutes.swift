import Features
import HTTPTypes
import Hummingbird

/// A member's own name, and what they say of themselves.
struct ProfileRoutes: FeatureRoutes {
    let community: Community
    let pages: Pages

    /// For whoever has no profile, `/account/edit` has the ways to the rest; it takes `?after=change`.
    func add(to routes: inout RouteList) {
        routes.get("/account/edit", for: .ownAccount, privacy: .unkept, show)
        routes.post("/account/edit", for: .profile, privacy: .unkept, edit)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        guard community.ownProfile.mayEdit(context.actor) else { return try rest(.ok, context) }
        let isChanged = request.asked("after") == "change"
        return try await page(.ok, context, notice: isChanged ? EditWords.isChanged : nil)
    }

    @Sendable private func edit(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        guard community.ownProfile.mayEdit(context.actor) else { return try rest(.forbidden, context) }
        let typed = EditPage.Typed(name: form.line(EditPage.name), about: form[EditPage.about])
        guard !form.isStale else { return try await page(.unprocessableContent, context, typed, refusal: .stale) }
        do {
            try await community.ownProfile.edit(name: typed.name, about: typed.about, by: context.actor)
            return Redirect.seeOther(Link.edited)
        } catch {
            let status = Failure(error).status
            switch error {
            case .invalid(let faults): return try await page(status, context, typed, faults)
            case .suspended: return try await page(status, context, typed, refusal: .saying(EditWords.suspended))
            case .notAllowed, .child, .unavailable: throw error
            }
        }
    }

    private func rest(_ status: HTTPResponse.Status, _ context: WebContext) throws -> Response {
        try pages.page(EditPage(), status: status, for: context.visitor)
    }

    /// - Parameter typed: nil shows what is there.
    private func page(
        _ status: HTTPResponse.Status, _ context: WebContext, _ typed: EditPage.Typed? = nil,
        _ faults: ProfileFaults = ProfileFaults(), notice: String? = nil, refusal: FormRefusal? = nil
    ) async throws -> Response {
        let profile = try await community.ownProfile.show(for: context.actor)
        let page = EditPage(
            profile, typed, token: context.visitor.token, dates: pages.kit(for: context.visitor).dates, faults: faults,
            notice: notice, refusal: refusal)
        return try pages.page(page, status: status, for: context.visitor)
    }
}
