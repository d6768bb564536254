import Features
import HTTPTypes
import Hummingbird

/// Pages of the house itself: its texts, and the way out.
struct SiteRoutes: FeatureRoutes {
    let community: Community
    let pages: Pages

    /// `/leaving` takes `?to=` an address and `?s=` its signature.
    func add(to routes: inout RouteList) {
        routes.get("/leaving", for: .readPublic, leaving)
        for (path, page) in HelpPage.all {
            routes.get(path, for: .readPublic, shared: .guests) { [pages] _, context in
                context.facts.shows(.house)
                return try pages.page(page, for: context.visitor)
            }
        }
        // Made for each request: its numbers are those of the rules, which may be read anew at any time.
        routes.get(Link.publicNotice, for: .readPublic) { [community, pages] _, context in
            try pages.page(PublicNoticePage(community.rates), for: context.visitor)
        }
    }

    @Sendable private func leaving(_ request: Request, _ context: WebContext) async throws -> Response {
        let query = request.uri.queryParameters
        guard let url = query["to"].map(String.init), let signature = query["s"].map(String.init),
            community.leaving.isOurs(url: url, signature: signature), let host = WebHost.ascii(of: url)
        else { return try pages.page(LeavingPage.notOurs, status: .badRequest, for: context.visitor).hidden }
        let isChild = context.actor.member?.band.isChild ?? false
        return try pages.page(LeavingPage(to: url, host: host, isLink: !isChild), for: context.visitor).hidden
    }
}

extension Response {
    /// The same answer, marked for robots as nothing to keep or to follow.
    var hidden: Response {
        var response = self
        response.headers.set(FieldName.robots, to: "noindex, nofollow")
        return response
    }
}
