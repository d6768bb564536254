import Features
import Hummingbird

/// Boards and lists of threads.
struct BoardRoutes: FeatureRoutes {
    let community: Community
    let pages: Pages

    /// `?before=MILLISECONDS-ID` and `?after=` page a list of threads; those pages are not kept, as anybody can think
    /// of any moment.
    ///
    /// A board takes `?show=unread|unanswered|solved`, where it has that list for its reader.
    func add(to routes: inout RouteList) {
        routes.get("/", for: .readPublic, shared: .guests, index)
        routes.get("/latest", for: .readPublic, shared: .guests, latest)
        routes.get("/b/{board}", for: .readPublic, shared: .guests, heeding: ["show"], show)
        routes.get("/news/{group}", for: .readPublic, group)
    }

    @Sendable private func index(_ request: Request, _ context: WebContext) async throws -> Response {
        context.facts.shows(.boards)
        let (visitor, now) = (context.visitor, pages.now)
        let index = try await community.boards.index(for: context.actor)
        let news = try await community.reading.news(for: context.actor)
        let page = BoardIndexPage(
            index, kit: pages.kit(for: visitor), news: news,
            markRead: MarkRead(ReadingWords.markAll, at: now, token: visitor.token))
        await noteVisit(request, context)
        return try pages.page(page, for: visitor)
    }

    @Sendable private func latest(_ request: Request, _ context: WebContext) async throws -> Response {
        let cursor = try AddressParts.cursor(request)
        context.facts.shows(.latest)
        let list = try await community.discussions.latest(at: cursor, for: context.actor)
        guard !list.isFirst(reachedBy: cursor) else { return Redirect.found(Link.latest) }
        let reader = try await community.listReader(of: list.rows, in: context)
        await noteVisit(request, context)
        return try pages.page(
            LatestPage(list, at: cursor, kit: pages.kit(for: context.visitor), reader: reader), for: context.visitor)
    }

    /// A member is here, if one is and looks.
    private func noteVisit(_ request: Request, _ context: WebContext) async {
        if request.isReading { await community.reading.visit(by: context.actor) }
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let slug = try AddressParts.text("board", context)
        let cursor = try AddressParts.cursor(request)
        let (now, asked) = (pages.now, request.uri.queryParameters["show"])
        let list = asked.flatMap { BoardList(rawValue: String($0)) } ?? .latest
        guard let page = try await community.boards.show(slug: slug, list: list, at: cursor, for: context.actor) else {
            return try await otherCase(of: slug, request, context)
        }
        let path = Link.board(page.board.slug)
        guard request.uri.path == path else { return Redirect.permanent(path, keepingQueryOf: request) }
        // A list that it has not, or not for this reader.
        guard asked == nil || page.shown != .latest else { return Redirect.found(path) }
        guard !page.list.isFirst(reachedBy: cursor) else {
            return Redirect.found(Link.board(page.board.slug, showing: page.shown))
        }
        context.facts.shows(.board(page.board.id))
        context.facts.changes(at: page.pinEndsAt)
        let reader = try await reader(of: page, at: now, context)
        await noteVisit(request, context)
        return try pages.page(
            ShowBoardPage(page, at: cursor, kit: pages.kit(for: context.visitor), reader: reader), for: context.visitor)
    }

    /// What a board's page is to the member who asks for it; nil for a guest.
    private func reader(
        of page: BoardPage, at now: Moment, _ context: WebContext
    ) async throws -> ShowBoardPage.Reader? {
        let shown = page.pinned + page.list.rows
        guard let list = try await community.listReader(of: shown, in: context),
            let choice = try await community.reading.choice(of: page.board.id, for: context.actor)
        else { return nil }
        return ShowBoardPage.Reader(list: list, choice: choice, at: now, token: context.visitor.token)
    }

    /// Slugs are in small letters; someone may have typed one as a name.
    private func otherCase(of slug: String, _ request: Request, _ context: WebContext) async throws -> Response {
        let small = slug.lowercased()
        guard small != slug,
            let page = try await community.boards.show(slug: small, at: nil, for: context.actor)
        else { throw NotFound() }
        return Redirect.permanent(Link.board(page.board.slug), keepingQueryOf: request)
    }

    @Sendable private func group(_ request: Request, _ context: WebContext) async throws -> Response {
        let name = try AddressParts.text("group", context)
        guard let board = try await community.boards.link(ofGroup: name, for: context.actor) else { throw NotFound() }
        return Redirect.permanent(Link.board(board.slug), keepingQueryOf: request)
    }
}
