import Hummingbird
import Logging
import Synchronization

/// Finds out who sent a request when a proxy passed it on.
struct ClientAddress: RouterMiddleware {
    private let proxies: TrustedProxies
    /// The connections that lead to us are.
    private let isEncrypted: Bool
    /// Somebody claims to be a proxy.
    private let disbelief: Remark
    /// A trusted proxy says nothing of whom it asks for.
    private let silence: Remark

    init(proxies: TrustedProxies, isEncrypted: Bool, logger: Logger) {
        self.proxies = proxies
        self.isEncrypted = isEncrypted
        // Whose address it is does not belong into a log.
        disbelief = Remark(
            "a request names another sender, but comes from no trusted proxy: that is ignored, now and from here on",
            logger)
        silence = Remark(
            "a trusted proxy does not say in X-Forwarded-For whom it asks for: all that it asks counts as one's, now "
                + "and from here on", logger)
    }

    func handle(
        _ request: Request,
        context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.sender = Sender(
            context.sender, headers: request.headers, proxies: proxies, isEncrypted: isEncrypted)
        if context.sender.isVouchedFor {
            if !ForwardingHeaders.nameClient(in: request.headers) { silence.make() }
        } else if ForwardingHeaders.claim(in: request.headers) {
            disbelief.make()
        }
        return try await next(request, context)
    }
}

/// Something about proxies that is said once: once helps an owner, a line for each request helps nobody.
private final class Remark: Sendable {
    private let sentence: String
    private let logger: Logger
    private let isMade = Atomic(false)

    init(_ sentence: String, _ logger: Logger) {
        self.sentence = sentence
        self.logger = logger
    }

    func make() {
        guard !isMade.exchange(true, ordering: .relaxed) else { return }
        logger.warning("\(sentence)", metadata: ["setting": "BANDSTAND_TRUSTED_PROXIES"])
    }
}
