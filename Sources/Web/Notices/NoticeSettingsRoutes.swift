import Features
import HTTPTypes
import Hummingbird

/// Where a member chooses what they are told.
struct NoticeSettingsRoutes: FeatureRoutes {
    let community: Community
    let pages: Pages

    /// `/account/notices` takes `?after=change`.
    func add(to routes: inout RouteList) {
        routes.get("/account/notices", for: .keepTrack, privacy: .unkept, show)
        routes.post("/account/notices", for: .keepTrack, privacy: .unkept, choose)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let settings = try await community.notices.settings(for: context.actor)
        let isChanged = request.asked("after") == "change"
        let page = NoticeSettingsPage(
            .init(settings), token: context.visitor.token, notice: isChanged ? NoticeSettingsWords.isChanged : nil)
        return try pages.page(page, for: context.visitor)
    }

    @Sendable private func choose(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        let kept = try await community.notices.settings(for: context.actor)
        let chosen = NoticeSettingsPage.Chosen(form, over: kept)
        guard chosen.isClear, !form.isStale else {
            let page = NoticeSettingsPage(
                chosen, token: context.visitor.token, refusal: form.isStale ? .stale : nil)
            return try pages.page(page, status: .unprocessableContent, for: context.visitor)
        }
        try await community.notices.choose(
            chosen.settings, resumesThreads: chosen.resumesThreads, by: context.actor)
        return Redirect.seeOther(Link.noticeSettingsChosen)
    }
}
