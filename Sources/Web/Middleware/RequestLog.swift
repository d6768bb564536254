import Hummingbird
import Logging

/// One line a request: which route, what came of it, how long it took.
///
/// Nothing about who asked, and no address: a query may hold what someone looked for.
struct RequestLog: RouterMiddleware {
    func handle(
        _ request: Request,
        context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        let response = try await next(request, context)
        let taken = start.duration(to: .now)
        let bytes = request.method == .head ? 0 : response.body.contentLength ?? 0
        context.logger.info(
            "request",
            metadata: [
                "method": .string(request.method.rawValue),
                "route": .string(context.endpointPath ?? "none"),
                "status": .stringConvertible(response.status.code),
                "bytes": .stringConvertible(bytes),
                "us": .stringConvertible(Int(taken / .microseconds(1))),
            ])
        return response
    }
}
