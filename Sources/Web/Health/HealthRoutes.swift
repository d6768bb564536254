import Features
import HTTPTypes
import Hummingbird
import NIOCore

/// For whoever watches the server: `/healthz` it runs, `/readyz` it can answer readers.
struct HealthRoutes: FeatureRoutes {
    let community: Community

    func add(to routes: inout RouteList) {
        routes.get("/healthz", for: .readPublic) { _, _ in Self.fine }
        routes.get("/readyz", for: .readPublic, ready)
    }

    private static let fine = Response(
        status: .ok,
        headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
        body: ResponseBody(byteBuffer: ByteBuffer(string: "ok\n")))

    @Sendable private func ready(_ request: Request, _ context: WebContext) async throws -> Response {
        // Any question that the database must answer; there is no such group.
        _ = try await community.boards.link(ofGroup: "", for: context.actor)
        return Self.fine
    }
}
