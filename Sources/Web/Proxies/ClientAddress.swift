import Hummingbird
import Logging
import Synchronization

/// Finds out who sent a request when a proxy passed it on.
struct ClientAddress: RouterMiddleware {
    private let proxies: TrustedProxies
    /// The connections that lead to us are.
    private let isEncrypted: Bool
    private let disbelief: Disbelief

    init(proxies: TrustedProxies, isEncrypted: Bool, logger: Logger) {
        self.proxies = proxies
        self.isEncrypted = isEncrypted
        disbelief = Disbelief(logger: logger)
    }

    func handle(
        _ request: Request,
        context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.sender = Sender(
            context.sender, headers: request.headers, proxies: proxies, isEncrypted: isEncrypted)
        if !context.sender.isVouchedFor, ForwardingHeaders.claim(in: request.headers) { disbelief.express() }
        return try await next(request, context)
    }
}

/// Says once that somebody claims to be a proxy: once helps an owner, a line for each request helps nobody.
private final class Disbelief: Sendable {
    private let logger: Logger
    private let isExpressed = Atomic(false)

    init(logger: Logger) {
        self.logger = logger
    }

    func express() {
        guard !isExpressed.exchange(true, ordering: .relaxed) else { return }
        // Whose address it is does not belong into a log.
        logger.warning(
            "a request names another sender, but comes from no trusted proxy: that is ignored, now and from here on",
            metadata: ["setting": "BANDSTAND_TRUSTED_PROXIES"])
    }
}
