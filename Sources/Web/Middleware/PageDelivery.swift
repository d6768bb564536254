import Features
import HTTPTypes
import Hummingbird
import NIOCore

/// Sends a page no more often and no larger than needed: a tag for each body that may be kept, 304 for what the reader
/// has, gzip.
///
/// What is the same for every guest is made once and kept.
struct PageDelivery: RouterMiddleware {
    /// Bytes below which compressing saves less than a packet.
    static let minimumGzip = 1_024

    /// Nil when no page is kept.
    let cache: PageCache?
    let pages: Pages
    let safety: SafetyHeaders
    let meters: WebMeters

    func handle(
        _ request: Request,
        context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        guard let cache, let key = Self.key(request, context) else {
            return try await deliver(try await next(request, context), to: request, context)
        }
        if let page = cache.page(at: key, now: pages.now) {
            context.facts.found(route: page.route, isShared: true)
            meters.lookedUp(isHit: true)
            return answer(with: page, to: request)
        }
        let (turn, yearEnd) = (cache.turn(), pages.yearEnd)
        let response = try await next(request, context)
        let facts = context.facts.current
        guard facts.isShared, Self.isForEveryone(response), let body = try await response.body.whole() else {
            return try await deliver(response, to: request, context)
        }
        meters.lookedUp(isHit: false)
        let until = min(facts.until ?? yearEnd, yearEnd)
        let page = GuestPage(facts, until: until, headers: response.headers, safety: safety, body: body)
        cache.keep(page, at: key, readAfter: turn)
        return answer(with: page, to: request)
    }

    /// What a page is kept under; nil when the request is not one whose answer all guests share.
    private static func key(_ request: Request, _ context: WebContext) -> PageCache.Key? {
        guard context.actor == .guest, context.visitor.isGuest, request.method == .get || request.method == .head,
            !request.headers.contains(.cookie), !request.headers.contains(.authorization),
            let path = request.head.path, path.hasPrefix("/"), path.utf8.count <= PageCache.maximumKeyBytes
        else { return nil }
        return ByteBuffer(string: path)
    }

    private static func isForEveryone(_ response: Response) -> Bool {
        response.status == .ok && !response.headers.contains(.setCookie) && !response.headers.contains(.eTag)
            && !response.headers.contains(.cacheControl) && !response.headers.contains(.vary)
    }

    private func answer(with page: GuestPage, to request: Request) -> Response {
        let response = page.response(
            condition: request.headers[.ifNoneMatch],
            takesGzip: AcceptEncoding.takesGzip(request.headers[.acceptEncoding]))
        return request.method == .head ? response.createHeadResponse() : response
    }

    private func deliver(
        _ response: Response, to request: Request, _ context: WebContext
    ) async throws -> Response {
        guard response.status == .ok, request.method == .get || request.method == .head,
            !response.headers.contains(.eTag), let body = try await response.body.whole()
        else { return response }
        // Nobody has kept what is never to be kept.
        let isKept = context.facts.current.privacy == .usual && response.headers[.cacheControl] != "no-store"
        let tag = isKept ? EntityTag(of: body) : nil
        let condition = request.headers[.ifNoneMatch]
        if let known = [tag, tag?.gzipped].compactMap(\.self).first(where: { $0.isNamed(in: condition) }) {
            return Response.notModified(response.headers, tag: known)
        }
        // Where a page holds a secret of its reader (a cookie came), its length must not tell what it holds.
        if body.readableBytes >= Self.minimumGzip, !request.headers.contains(.cookie),
            AcceptEncoding.takesGzip(request.headers[.acceptEncoding]),
            let small = Gzip.compressed(body, level: Gzip.whileWaiting)
        {
            return Response.whole(small, response.headers, tag: tag?.gzipped, encoding: "gzip")
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

    /// All of it, in one encoding; without a tag where there is nothing to compare it with later.
    static func whole(_ body: ByteBuffer, _ headers: HTTPFields, tag: EntityTag?, encoding: String?) -> Response {
        var headers = headers
        headers[.eTag] = tag?.text
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
