import HTTPTypes
import Hummingbird

/// Refuses what no route could answer: addresses that are malformed or too long, unknown methods, bodies
/// that are too long or in no form's place.
struct RequestCheck: RouterMiddleware {
    /// Methods that routes may be written for; any other is refused wherever it is tried.
    static let methods: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options]

    /// Bytes of a body that are read and thrown away, because some clients send one with anything.
    private static let maximumBody = 8_192

    func handle(
        _ request: Request,
        context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        guard Self.methods.contains(request.method) else { throw MethodNotAllowed(allowed: ["GET", "HEAD"]) }
        try RequestTarget.check(request.head.path ?? "")
        try Self.checkBody(of: request)
        if let path = RequestTarget.tidied(request.uri.path) {
            return Redirect.permanent(request.uri.query.map { "\(path)?\($0)" } ?? path)
        }
        return try await next(request, context)
    }

    /// Only what is posted has a body that is read; one that is longer than any form's, or of a length that is not told,
    /// is refused unread.
    private static func checkBody(of request: Request) throws {
        let isPost = request.method == .post
        if request.headers.contains(.transferEncoding) {
            if isPost { throw LengthRequired() } else { throw BodyTooLarge() }
        }
        if let length = request.headers[.contentLength] {
            guard let bytes = Int(length), bytes >= 0 else { throw BadRequest() }
            guard bytes <= (isPost ? Form.composedBytes : maximumBody) else { throw BodyTooLarge() }
        }
    }
}
