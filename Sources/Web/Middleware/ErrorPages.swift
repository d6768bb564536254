import HTTPTypes
import Hummingbird
import Logging

/// Turns every error into a page of ours; the cause goes to the log, never to the reader.
struct ErrorPages: RouterMiddleware {
    let pages: Pages

    func handle(
        _ request: Request,
        context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var response = try await answer(request, context, next)
        for cookie in context.facts.current.cookies { response.headers.give(cookie) }
        return response
    }

    private func answer(
        _ request: Request, _ context: WebContext, _ next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            let failure = Failure(error)
            if let cause = failure.cause {
                context.logger.error("a request failed", metadata: ["cause": .string(cause)])
            }
            guard failure.status.kind != .redirection else {
                return Response(status: failure.status, headers: failure.headers)
            }
            var response = try page(error, failure, at: request.uri.path, context)
            for field in failure.headers {
                response.headers[field.name] = field.value
            }
            response = response.asking(toWait: failure.retryAfter)
            return request.method == .head ? response.createHeadResponse() : response
        }
    }

    private func page(
        _ error: any Error, _ failure: Failure, at path: String, _ context: WebContext
    ) throws -> Response {
        guard error is GateClosed else {
            return pages.error(failure.status, at: path, requestID: context.requestID, for: context.visitor)
        }
        return try pages.page(JoinMessages.minor, status: failure.status, for: context.visitor)
    }
}
