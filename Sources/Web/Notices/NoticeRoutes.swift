import Features
import HTTPTypes
import Hummingbird

/// What members are told.
struct NoticeRoutes: FeatureRoutes {
    let community: Community
    let pages: Pages

    /// `/notices` is paged as lists of threads are.
    func add(to routes: inout RouteList) {
        routes.get("/notices", for: .keepTrack, privacy: .unkept, list)
        routes.get("/notices/{notice}", for: .keepTrack, privacy: .unkept, open)
        routes.post("/notices/read", for: .keepTrack, privacy: .unkept, read)
    }

    @Sendable private func list(_ request: Request, _ context: WebContext) async throws -> Response {
        let cursor = try AddressParts.cursor(request)
        // Before the list: what comes between the two is shown, and stays unread.
        let last = try await community.notices.lastUnread(for: context.actor)
        let list = try await community.notices.page(at: cursor, for: context.actor)
        guard !list.isFirst(reachedBy: cursor) else { return Redirect.found(Link.notices) }
        let page = NoticesPage(
            list, at: cursor, token: context.visitor.token, last: last, kit: pages.kit(for: context.visitor))
        return try pages.page(page, for: context.visitor)
    }

    /// Marks it as read, as looking at a thread does, and leads on.
    @Sendable private func open(_ request: Request, _ context: WebContext) async throws -> Response {
        let id = Notice.ID(rawValue: try AddressParts.number(try AddressParts.text("notice", context)))
        guard let notice = try await community.notices.notice(id, for: context.actor) else { throw NotFound() }
        // Nobody saw it whose program only asked, or fetched the page ahead.
        if request.isReading { try await community.notices.read(id, by: context.actor) }
        return Redirect.found(Link.told(notice.kind, of: notice.post))
    }

    /// `notice` is the number of one; without, `last` is that of the last of all that were there.
    @Sendable private func read(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        if form.has("notice") {
            let id = Notice.ID(rawValue: try AddressParts.number(form.line("notice")))
            try await community.notices.read(id, by: context.actor)
        } else {
            guard let last = Int64(form.line("last")) else { throw BadRequest() }
            try await community.notices.readAll(through: Notice.ID(rawValue: last), by: context.actor)
        }
        return Redirect.seeOther(Link.notices)
    }
}
