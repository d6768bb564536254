import HTTPTypes
import Hummingbird
import NIOCore

/// Sends a page no more often and no larger than needed: a tag for each body, 304 for what the reader has, gzip.
struct PageDelivery: RouterMiddleware {
    /// Bytes below which compressing saves less than a packet.
    private static let minimumGzip = 1_024
    /// A page is made for one reader and compressed while they wait, so quickly rather than tightly.
    private static let level: Int32 = 5

    func handle(
        _ request: Request,
        context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        let response = try await next(request, context)
        guard response.status == .ok, request.method == .get || request.method == .head,
            !response.headers.contains(.eTag), let body = try await response.body.whole()
        else { return response }
        let tag = EntityTag(of: body)
        let condition = request.headers[.ifNoneMatch]
        if let known = [tag, tag.gzipped].first(where: { $0.isNamed(in: condition) }) {
            return Response.notModified(response.headers, tag: known)
        }
        // Where a page holds a secret of its reader (a cookie came), its length must not tell what it holds.
        if body.readableBytes >= Self.minimumGzip, !request.headers.contains(.cookie),
            AcceptEncoding.takesGzip(request.headers[.acceptEncoding]),
            let small = Gzip.compressed(body, level: Self.level)
        {
            return Response.whole(small, response.headers, tag: tag.gzipped, encoding: "gzip")
        }
        return Response.whole(body, response.headers, tag: tag, encoding: nil)
    }
}

extension Response {
    /// The reader has it already; a 304 has no length of its own.
    static func notModified(_ headers: HTTPFields, tag: EntityTag) -> Response {
        var response = Response(status: .notModified, headers: headers)
        response.headers[.eTag] = tag.text
        response.headers[.contentLength] = nil
        response.headers[.contentType] = nil
        return response
    }

    /// All of it, in one encoding.
    static func whole(_ body: ByteBuffer, _ headers: HTTPFields, tag: EntityTag, encoding: String?) -> Response {
        var headers = headers
        headers[.eTag] = tag.text
        headers[.contentEncoding] = encoding
        headers[.contentLength] = nil
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: body))
    }
}

extension ResponseBody {
    /// The body in one piece; nil when it is a stream whose end nobody knows.
    fileprivate func whole() async throws -> ByteBuffer? {
        guard let contentLength else { return nil }
        let collector = BodyCollector(capacity: contentLength)
        try await write(collector)
        return collector.buffer
    }
}

/// Takes a body that its handler wrote, in the task that asks for it.
private final class BodyCollector: ResponseBodyWriter {
    private(set) var buffer: ByteBuffer

    init(capacity: Int) {
        buffer = ByteBuffer()
        buffer.reserveCapacity(capacity)
    }

    func write(_ part: ByteBuffer) {
        buffer.writeImmutableBuffer(part)
    }

    func finish(_ trailingHeaders: HTTPFields?) {}
}
