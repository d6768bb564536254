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
        record.write(
            method: request.method, route: context.facts.current.route ?? "none", status: response.status,
            bytes: request.method == .head ? 0 : response.body.contentLength ?? 0, since: start,
            requestID: context.requestID)
        return response
    }
}
