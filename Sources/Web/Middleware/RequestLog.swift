import Hummingbird

/// Notes each request that came through the router: which route, what came of it, how long it took.
struct RequestLog: RouterMiddleware {
    let record: RequestRecord

    func handle(
        _ request: Request,
        context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        let response = try await next(request, context)
        let facts = context.facts.current
        // How long an answer was tells what it was, where it is one reader's.
        let isTold = request.method != .head && facts.privacy == .usual
        record.write(
            method: request.method, route: facts.route ?? "none", status: response.status,
            bytes: isTold ? response.body.contentLength ?? 0 : 0, since: start,
            requestID: context.requestID)
        return response
    }
}
