import Features
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

struct RouteListTests {
    private struct Hidden: FeatureRoutes {
        func add(to routes: inout RouteList) {
            routes.get("/members-only", for: .readMembers) { _, _ in Response(status: .ok) }
            routes.get("/open", for: .readPublic) { _, _ in Response(status: .ok) }
            routes.get("/link/{token}", for: .readPublic, privacy: .secret) { _, _ in Response(status: .ok) }
            routes.post("/link/{token}", for: .readPublic, privacy: .unkept) { _, _, _ in Response(status: .ok) }
        }
    }

    @Test func `who lacks the right finds nothing`() async throws {
        let router = Router(context: WebContext.self)
        router.add(middleware: StatusOnly())
        let town = try await makeCommunity()
        let forms = FormDoor(tokens: town.community.formTokens, crossSite: CrossSite(origin: "http://forum.example"))
        var routes = RouteList(authorizer: Authorizer(), forms: forms)
        Hidden().add(to: &routes)
        routes.add(to: router)
        #expect(routes.privacy == ["/link/{token}": .secret])
        #expect(
            routes.entries.prefix(2) == [
                RouteList.Entry(
                    method: "GET", path: "/members-only", right: "read what is for members",
                    roles: Authorizer().roles(with: .readMembers).map(\.rawValue)),
                RouteList.Entry(
                    method: "GET", path: "/open", right: "read what is public",
                    roles: Authorizer().roles(with: .readPublic).map(\.rawValue)),
            ])
        try await Application(router: router).test(.router) { client in
            let open = try await client.get("/open")
            #expect(open.status == .ok)
            let hidden = try await client.get("/members-only")
            #expect(hidden.status == .notFound)
        }
    }

    /// Errors as bare statuses.
    private struct StatusOnly: RouterMiddleware {
        func handle(
            _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
        ) async throws -> Response {
            do {
                return try await next(request, context)
            } catch {
                return Response(status: Failure(error).status)
            }
        }
    }

    @Test func `every page of the site is in the list with a right of the table`() async throws {
        try await TestSite.with { site, _ in
            let routes = site.app.routes
            #expect(Set(routes.map { "\($0.method) \($0.path)" }).count == routes.count)
            #expect(routes.contains { $0.path == "/" })
            #expect(routes.contains { $0.path == "/assets/{version}/**" })
            let rights = Set(Authorizer.Right.allCases.map(\.rawValue))
            #expect(routes.allSatisfy { rights.contains($0.right) && ["GET", "POST"].contains($0.method) })
            #expect(routes.allSatisfy { !$0.roles.isEmpty })
        }
    }
}
