import Features
import HTTPTypes
import Hummingbird
import ServiceLifecycle

/// Tells a member's page how many notices wait, as soon as that changes: server-sent events (HTML, section 9.2).
struct NoticeStreamRoutes: FeatureRoutes {
    let community: Community
    let bells: Bells

    /// `?once=yes` tells it once.
    func add(to routes: inout RouteList) {
        routes.get("/notices/stream", for: .keepTrack, privacy: .unkept, stream)
    }

    @Sendable private func stream(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let member = context.actor.member, let session = context.visitor.session else { throw NotFound() }
        guard let pull = bells.pull(for: member.id) else { throw TooManyPages() }
        let stream = BellStream(pull: pull, member: member, session: session, community: community)
        let isOnce = request.asked("once") == "yes"
        return Response(
            status: .ok,
            headers: Self.headers,
            body: ResponseBody { writer in
                try await withGracefulShutdownHandler {
                    if isOnce {
                        try await stream.begin(&writer)
                    } else {
                        try await request.body.consumeWithInboundCloseHandler { _ in
                            try await stream.run(&writer)
                        } onInboundClosed: {
                            stream.pull.end()
                        }
                    }
                } onGracefulShutdown: {
                    stream.pull.end()
                }
                stream.pull.end()
                try await writer.finish(nil)
            })
    }

    /// Some proxies keep what comes until there is much of it, unless they are told not to.
    private static let headers: HTTPFields = {
        var headers: HTTPFields = [.contentType: "text/event-stream"]
        if let name = HTTPField.Name("X-Accel-Buffering") { headers[name] = "no" }
        return headers
    }()

    /// As many pages are told already as may be.
    private struct TooManyPages: AnsweredError {
        let status = HTTPResponse.Status.serviceUnavailable
        let retryAfter: Int? = soon
    }
}

/// What one page is told, until it goes, its session ends, or the server does.
private struct BellStream: Sendable {
    let pull: BellPull
    let member: SignedIn
    let session: SessionSecret
    let community: Community

    /// What comes when there is no news keeps proxies from taking the connection for dead.
    private static let quiet = Duration.seconds(25)
    /// How often it is looked whether the session is still good.
    private static let checked = Duration.seconds(60)

    /// Milliseconds after which a page asks again when it lost the connection: not all at the same moment, when the
    /// server was away.
    private static let retries = 5_000...20_000

    /// The number as it is now.
    @discardableResult
    func begin(_ writer: inout any ResponseBodyWriter) async throws -> Int {
        let count = try await count()
        try await writer.write(ByteBuffer(string: "retry: \(Int.random(in: Self.retries))\n\n"))
        try await tell(count, &writer)
        return count
    }

    func run(_ writer: inout any ResponseBodyWriter) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                while !Task.isCancelled {
                    try await Task.sleep(for: Self.quiet)
                    pull.look()
                }
            }
            var told = try await begin(&writer)
            var (toldAt, checkedAt) = (ContinuousClock.now, ContinuousClock.now)
            for await _ in pull.calls {
                let now = ContinuousClock.now
                if now - checkedAt >= Self.checked {
                    guard try await community.sessions.glance(session)?.id == member.id else { break }
                    checkedAt = now
                }
                let count = try await count()
                if count != told {
                    told = count
                    try await tell(count, &writer)
                    toldAt = now
                } else if now - toldAt >= Self.quiet - .seconds(1) {
                    try await writer.write(ByteBuffer(string: ":\n\n"))
                    toldAt = now
                }
            }
            group.cancelAll()
        }
    }

    private func count() async throws -> Int {
        try await community.notices.unread(for: .member(member))
    }

    private func tell(_ count: Int, _ writer: inout any ResponseBodyWriter) async throws {
        try await writer.write(ByteBuffer(string: "event: bell\ndata: {\"count\":\(count)}\n\n"))
    }
}
