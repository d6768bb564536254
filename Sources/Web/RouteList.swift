package import Features
import HTTPTypes
package import Hummingbird

/// A feature's pages, added to the list of routes.
package protocol FeatureRoutes {
    func add(to routes: inout RouteList)
}

/// Every address of the site: how it is answered and who may use it.
package struct RouteList {
    /// One line of `bandstand routes`.
    package struct Entry: Sendable, Equatable, Encodable {
        package let method: String
        /// The pattern, as in `/b/{board}`.
        package let path: String
        /// What a reader must be allowed to do: a row of the table of rights.
        package let right: String
    }

    /// The routes in the order in which they were added; each GET answers HEAD as well.
    package private(set) var entries: [Entry] = []
    private let router: Router<WebContext>
    private let authorizer: Authorizer

    init(router: Router<WebContext>, authorizer: Authorizer) {
        self.router = router
        self.authorizer = authorizer
    }

    /// Who else may get the page that one reader got.
    package enum Sharing: Sendable {
        /// Nobody: it is made for each request.
        case none
        /// Every guest who asks for the same address: it may be kept, and says what it shows to the context's `facts`.
        case guests
    }

    /// Answers GET and HEAD at `path` for those who have `right`; for others there is nothing here.
    ///
    /// - Parameter names: the names that the page heeds in the query. An address with others in it, or with one
    ///   twice, is answered, but its page is not kept: anybody can think of as many as they like.
    package mutating func get(
        _ path: String,
        for right: Authorizer.Right,
        shared sharing: Sharing = .none,
        heeding names: Set<String> = [],
        _ handler: @escaping @Sendable (Request, WebContext) async throws -> Response
    ) {
        let authorizer = authorizer
        router.get(RouterPath(path)) { request, context in
            guard authorizer.allows(context.actor, right) else { throw NotFound() }
            let isShared = sharing == .guests && FormQuery.names(in: request.uri.query, areAmong: names)
            context.facts.found(route: path, isShared: isShared)
            return try await handler(request, context)
        }
        entries.append(Entry(method: HTTPRequest.Method.get.rawValue, path: path, right: right.rawValue))
    }

    /// Once all routes are in: the other methods of their paths are refused with what would have been right.
    func refuseOtherMethods() {
        let methods = Dictionary(grouping: entries, by: \.path).mapValues { Set($0.map(\.method)) }
        for (path, known) in methods {
            let allowed = known.contains("GET") ? known.union(["HEAD"]) : known
            for method in RequestCheck.methods where !allowed.contains(method.rawValue) {
                router.on(RouterPath(path), method: method) { _, _ -> Response in
                    throw MethodNotAllowed(allowed: allowed.sorted())
                }
            }
        }
    }
}
