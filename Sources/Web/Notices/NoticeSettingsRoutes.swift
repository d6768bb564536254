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
            settings, token: context.visitor.token, notice: isChanged ? NoticeSettingsWords.isChanged : nil)
        return try pages.page(page, for: context.visitor)
    }

    @Sendable private func choose(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        var settings = try NoticeSettings(form)
        guard !form.isStale else {
            settings.stoppedThreads = try await community.notices.settings(for: context.actor).stoppedThreads
            let page = NoticeSettingsPage(settings, token: context.visitor.token, refusal: .stale)
            return try pages.page(page, status: .unprocessableContent, for: context.visitor)
        }
        try await community.notices.choose(
            settings, resumesThreads: form.has(NoticeSettingsPage.resume), by: context.actor)
        return Redirect.seeOther(Link.noticeSettingsChosen)
    }
}
