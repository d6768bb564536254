import Features
import HTTPTypes
import Hummingbird

/// How a member likes to see these pages.
struct PreferencesRoutes: FeatureRoutes {
    let community: Community
    let pages: Pages

    /// `/account/preferences` takes `?after=change`.
    func add(to routes: inout RouteList) {
        routes.get("/account/preferences", for: .ownAccount, privacy: .unkept, show)
        routes.post("/account/preferences", for: .ownAccount, privacy: .unkept, choose)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let isChanged = request.asked("after") == "change"
        let chosen = PreferencesPage.Chosen(context.visitor.preferences)
        return try page(chosen, .ok, context, notice: isChanged ? PreferencesWords.isChanged : nil)
    }

    @Sendable private func choose(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        let chosen = PreferencesPage.Chosen(form)
        guard !form.isStale else { return try page(chosen, .unprocessableContent, context, refusal: .stale) }
        guard let preferences = chosen.preferences else { return try page(chosen, .unprocessableContent, context) }
        try await community.ownPreferences.choose(preferences, by: context.actor)
        return Redirect.seeOther(Link.preferencesChosen)
    }

    private func page(
        _ chosen: PreferencesPage.Chosen, _ status: HTTPResponse.Status, _ context: WebContext, notice: String? = nil,
        refusal: FormRefusal? = nil
    ) throws -> Response {
        let page = PreferencesPage(
            chosen, token: context.visitor.token, zoneName: pages.zoneName, notice: notice, refusal: refusal)
        return try pages.page(page, status: status, for: context.visitor)
    }
}
