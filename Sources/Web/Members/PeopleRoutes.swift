import Features
import Hummingbird

/// Those who write: members, and authors of archives.
struct PeopleRoutes: FeatureRoutes {
    let community: Community
    let pages: Pages

    /// `?before=MILLISECONDS-ID` and `?after=` page the list of posts.
    func add(to routes: inout RouteList) {
        routes.get("/a/{author}", for: .readPublic, shared: .guests, author)
        routes.get("/m/{member}", for: .readPublic, shared: .guests, member)
    }

    @Sendable private func author(_ request: Request, _ context: WebContext) async throws -> Response {
        let id = try Author.ID(rawValue: AddressParts.numberWithSlug(AddressParts.text("author", context)))
        let cursor = try AddressParts.cursor(request)
        let page = try await community.people.author(id, at: cursor, for: context.actor)
        // What somebody has claimed may be given back to the archive.
        let isClaimed = if case .member = page?.by.person { true } else { false }
        return try await show(page, at: cursor, isForNow: isClaimed, request, context)
    }

    @Sendable private func member(_ request: Request, _ context: WebContext) async throws -> Response {
        let name = try AddressParts.text("member", context)
        let cursor = try AddressParts.cursor(request)
        let page = try await community.people.member(named: name, at: cursor, for: context.actor)
        let isFormer = page.map { !$0.by.isCalled(name) } ?? false
        return try await show(page, at: cursor, isForNow: isFormer, request, context)
    }

    /// - Parameter isForNow: the address that was asked for may be of another page one day.
    private func show(
        _ page: PersonPage?, at cursor: ListCursor?, isForNow: Bool, _ request: Request, _ context: WebContext
    ) async throws -> Response {
        guard let page else { throw NotFound() }
        let path = Link.person(page.by)
        if request.uri.path != path {
            return isForNow
                ? Redirect.found(path, keepingQueryOf: request) : Redirect.permanent(path, keepingQueryOf: request)
        }
        guard !page.list.isFirst(reachedBy: cursor) else { return Redirect.found(path) }
        context.facts.shows(Shown(page.by.person), .anyDiscussion)
        let isIgnored = try await isIgnored(page.by.person, context)
        return try pages.page(
            ShowPersonPage(page, at: cursor, kit: pages.kit(for: context.visitor), isIgnored: isIgnored),
            for: context.visitor)
    }

    /// Whether the member who asks ignores somebody; nil where they can't.
    private func isIgnored(_ person: Byline.Person, _ context: WebContext) async throws -> Bool? {
        guard case .member(let id, _) = person else { return nil }
        return try await community.reading.isIgnoring(id, for: context.actor)
    }
}
