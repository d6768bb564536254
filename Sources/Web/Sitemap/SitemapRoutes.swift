import Features
import Hummingbird

/// What crawlers read first: where they may go, and what there is.
struct SitemapRoutes: FeatureRoutes {
    let community: Community

    /// A part of the site map is `boards.xml`, or a number from 1 and `.xml`.
    func add(to routes: inout RouteList) {
        routes.get("/robots.txt", for: .readPublic, shared: .guests, robots)
        routes.get("/sitemap.xml", for: .readPublic, shared: .guests, index)
        routes.get("/sitemap-{part}", for: .readPublic, shared: .guests, part)
    }

    @Sendable private func robots(_ request: Request, _ context: WebContext) -> Response {
        context.facts.shows(.house)
        return Pages.response(Robots.text(origin: community.site.origin), type: "text/plain; charset=utf-8")
    }

    @Sendable private func index(_ request: Request, _ context: WebContext) async throws -> Response {
        let parts = try await community.sitemap.parts(for: context.actor)
        return answer(map.index(parts: parts))
    }

    @Sendable private func part(_ request: Request, _ context: WebContext) async throws -> Response {
        let name = try AddressParts.text("part", context)
        if name == SitemapDocument.boards {
            return answer(map.boards(try await community.boards.index(for: context.actor)))
        }
        let number = try AddressParts.number(name.split(separator: ".").first ?? "")
        guard let number = Int(exactly: number), name == SitemapDocument.part(number) else { throw NotFound() }
        let entries = try await community.sitemap.part(number, for: context.actor)
        guard !entries.isEmpty else { throw NotFound() }
        return answer(map.discussions(entries))
    }

    private var map: SitemapDocument { SitemapDocument(origin: community.site.origin) }

    private func answer(_ document: XML) -> Response {
        Pages.response(document.text, type: "application/xml; charset=utf-8")
    }
}
