import Features
import Hummingbird

/// Searching posts.
struct SearchRoutes: FeatureRoutes {
    let community: Community
    let pages: Pages

    /// `/search` takes `?q=` what is looked for, `?order=new` for the newest first, `?page=`.
    func add(to routes: inout RouteList) {
        routes.get("/search", for: .readPublic, show)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let query = SearchQuery.parse(request.asked("q") ?? "")
        let order: SearchResults.Order = request.uri.queryParameters["order"] == "new" ? .newest : .best
        let page = try AddressParts.count(inQuery: "page", request) ?? 1
        let results: SearchResults
        do throws(SearchError) {
            results = try await community.search.find(
                query, order: order, page: page, for: context.actor, from: context.network)
        } catch {
            guard let refusal = SearchWords.refusal(error) else { throw error }
            let page = ShowSearchPage(query, order: order, refusal: refusal)
            return try pages.page(page, status: error.status, for: context.visitor)
                .hidden.asking(toWait: error.retryAfter)
        }
        guard page == results.page else {
            return Redirect.found(Link.search(query, order: order, page: results.page))
        }
        let folded = try await community.reading.folded(results.hits.map(\.post), for: context.actor)
        let shown = ShowSearchPage(results, folded: folded, kit: pages.kit(for: context.visitor))
        return try pages.page(shown, for: context.visitor).hidden
    }
}

extension Link {
    static let search = "/search"

    /// A page of results.
    static func search(_ query: SearchQuery, order: SearchResults.Order, page: Int = 1) -> String {
        guard !query.parts.isEmpty else { return search }
        let order = order == .newest ? "&order=new" : ""
        let page = page > 1 ? "&page=\(page)" : ""
        return "\(search)?q=\(segment(query.text))\(order)\(page)"
    }
}
