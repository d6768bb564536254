import HTTPTypes
import Hummingbird

/// Gives every answer of the router its safety headers, and what its route says must not become of it.
struct SafeAnswers: RouterMiddleware {
    let safety: SafetyHeaders
    /// By the patterns of routes; that of any other is the usual.
    let privacy: [String: Privacy]

    func handle(
        _ request: Request,
        context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        let privacy = context.endpointPath.flatMap { self.privacy[$0] } ?? .usual
        // Known on the way in, before anything can go wrong.
        context.facts.asks(for: privacy)
        var response = try await next(request, context)
        privacy.add(to: &response.headers)
        if !context.visitor.isGuest, !response.headers.contains(.cacheControl) {
            response.headers[.cacheControl] = "private, no-cache"
        }
        safety.add(to: &response.headers)
        return response
    }
}
