import Features
import Hummingbird

/// Atom feeds, as programs read them.
struct FeedRoutes: FeatureRoutes {
    let community: Community

    /// The feed of a search takes `?q=` what is looked for.
    func add(to routes: inout RouteList) {
        routes.get("/feeds/site.atom", for: .readPublic, shared: .guests, site)
        routes.get("/feeds/board/{board}.atom", for: .readPublic, shared: .guests, board)
        routes.get("/feeds/discussion/{discussion}.atom", for: .readPublic, shared: .guests, discussion)
        routes.get("/feeds/member/{member}.atom", for: .readPublic, shared: .guests, member)
        routes.get("/feeds/search.atom", for: .readPublic, search)
    }

    @Sendable private func site(_ request: Request, _ context: WebContext) async throws -> Response {
        answer(try await community.feeds.site(for: context.actor))
    }

    @Sendable private func board(_ request: Request, _ context: WebContext) async throws -> Response {
        let slug = try AddressParts.text("board", context)
        guard let feed = try await community.feeds.board(slug: slug, for: context.actor),
            case .board(let board, _) = feed.subject
        else { throw NotFound() }
        let path = Link.feed(ofBoard: board.slug)
        context.facts.shows(.board(board.id), .anyDiscussion)
        return request.uri.path == path ? answer(feed) : Redirect.permanent(path)
    }

    @Sendable private func discussion(_ request: Request, _ context: WebContext) async throws -> Response {
        let id = try Discussion.ID(rawValue: AddressParts.number(AddressParts.text("discussion", context)))
        guard request.uri.path == Link.feed(of: id) else { return Redirect.permanent(Link.feed(of: id)) }
        switch try await community.feeds.discussion(id, for: context.actor) {
        case .page(let feed):
            context.facts.shows(.discussion(id))
            return answer(feed)
        case .moved(let link, _): return Redirect.permanent(Link.feed(of: link.id))
        case .missing: throw NotFound()
        }
    }

    /// Pages of people are not to be found by searching, and neither are their feeds.
    @Sendable private func member(_ request: Request, _ context: WebContext) async throws -> Response {
        let name = try AddressParts.text("member", context)
        guard let feed = try await community.feeds.member(named: name, for: context.actor),
            case .member(let by) = feed.subject
        else { throw NotFound() }
        let path = Link.feed(ofMember: by.name)
        context.facts.shows(Shown(by.person), .anyDiscussion)
        guard request.uri.path != path else { return answer(feed).hidden }
        return by.isCalled(name) ? Redirect.permanent(path) : Redirect.found(path)
    }

    /// What is looked for is neither kept nor to be found by searching elsewhere.
    @Sendable private func search(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let text = request.asked("q") else { throw NotFound() }
        let query = SearchQuery.parse(text)
        guard !query.isEmpty else { throw NotFound() }
        return answer(try await community.feeds.search(query, for: context.actor, from: context.network)).hidden
    }

    private func answer(_ feed: Feed) -> Response {
        Pages.response(
            AtomFeed(site: community.site).document(feed).text, type: "application/atom+xml; charset=utf-8")
    }
}
