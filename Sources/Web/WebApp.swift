package import Features
package import Hummingbird
import HummingbirdCore
package import Logging
package import ServiceLifecycle

/// The HTTP door: the site's pages over a community, built alike by `main` and by tests.
package struct WebApp: Sendable {
    /// Every address with who may use it, in the order of `Routes.swift`.
    package let routes: [RouteList.Entry]
    private let responder: RouterResponder<WebContext>
    /// Guests' pages; nil when none are kept.
    let cache: PageCache?
    private let desk: FrontDesk?
    private let record: RequestRecord
    private let origin: String
    private let safety: SafetyHeaders
    /// What this door has counted.
    let metrics: PrometheusRegistry
    private let logger: Logger

    /// Puts the routes together; nothing is opened or started.
    ///
    /// What `metrics` collects is shown at `/metrics`.
    package init(
        community: Community, pages: Pages, assets: AssetIndex, options: WebOptions = WebOptions(),
        metrics: PrometheusRegistry = PrometheusRegistry(), logger: Logger
    ) {
        let record = RequestRecord(logger: logger, meters: WebMeters(metrics))
        let cache =
            options.pageCacheBytes > 0 ? PageCache(budget: options.pageCacheBytes, events: community.events) : nil
        if let cache { Self.sample(cache, in: metrics) }
        let safety = SafetyHeaders(origin: pages.origin)
        self.cache = cache
        self.record = record
        self.safety = safety
        origin = pages.origin
        self.metrics = metrics
        desk = options.answersInFront ? cache.map { FrontDesk(cache: $0, now: { pages.now }, record: record) } : nil
        let forms = FormDoor(tokens: community.formTokens, crossSite: CrossSite(origin: pages.origin))
        let registration = community.registration
        var list = RouteList(
            authorizer: community.authorizer, forms: forms,
            isMinor: { registration.isMinor(cookie: Cookies($0.headers)[.gate]) })
        let features = Routes.features(
            community: community, pages: pages, assets: assets, metrics: metrics, unsentMail: options.unsentMail,
            bells: Bells(events: community.events, most: options.noticeStreams))
        for feature in features {
            feature.add(to: &list)
        }
        let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
        // Outermost first, and before any route: so they wrap what no route answers, too.
        router.add(middleware: RequestLog(record: record))
        router.add(middleware: SafeAnswers(safety: safety, privacy: list.privacy))
        router.add(middleware: ErrorPages(pages: pages))
        router.add(middleware: RequestCheck())
        router.add(
            middleware: ClientAddress(
                proxies: options.trustedProxies, isEncrypted: options.isEncrypted, logger: logger))
        router.add(middleware: Watchmen(access: options.metrics, readsMail: options.unsentMail != nil))
        router.add(
            middleware: SessionDoor(
                sessions: community.sessions, tokens: community.formTokens, authorizer: community.authorizer))
        router.add(middleware: PageDelivery(cache: cache, pages: pages, safety: safety, meters: record.meters))
        list.add(to: router)
        routes = list.entries
        responder = router.buildResponder()
        self.logger = logger
    }

    /// The server over these pages: it listens once it is run, and then calls `onReady` with its port.
    ///
    /// - Parameters:
    ///   - tls: speaks TLS with what this has; nil speaks plain HTTP/1.1.
    ///   - services: what runs beside it and ends with it, in the order of dependency.
    package func application(
        host: String,
        port: Int,
        limits: ConnectionLimits = ConnectionLimits(),
        tls: TLSKeeper? = nil,
        services: [any Service] = [],
        onReady: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
    ) -> some ApplicationProtocol {
        Application(
            responder: responder,
            server: HTTPServerBuilder { [desk, record, safety, metrics] responder in
                let house = House(limits: limits, record: record, safety: safety)
                metrics.sample("bandstand_connections") { Double(house.census.count) }
                guard let tls else { return GuardedHTTP1(house: house, desk: desk, responder: responder) }
                return SecureDoor(keeper: tls, house: house, responder: responder)
            },
            configuration: ApplicationConfiguration(address: .hostname(host, port: port)),
            services: services,
            onServerRunning: { channel in await onReady(channel.localAddress?.port ?? port) },
            logger: logger)
    }

    /// A listener beside the server, which sends on to the site, at its https address, whoever asks there by http.
    package func redirect(
        host: String, port: Int, limits: ConnectionLimits,
        onReady: @escaping @Sendable () async -> Void = {}
    ) -> some ApplicationProtocol {
        // Browsers heed what is said of encryption only where there is some (RFC 6797 section 7.2).
        let safety = SafetyHeaders(isEncrypted: false)
        return Application(
            responder: RedirectResponder(origin: origin, safety: safety, record: record),
            server: HTTPServerBuilder { [record] responder in
                let house = House(limits: limits, record: record, safety: safety)
                return GuardedHTTP1(house: house, desk: nil, responder: responder)
            },
            configuration: ApplicationConfiguration(address: .hostname(host, port: port)),
            onServerRunning: { _ in await onReady() },
            logger: logger)
    }

    private static func sample(_ cache: PageCache, in metrics: PrometheusRegistry) {
        metrics.sample("bandstand_page_cache_bytes") { Double(cache.statistics.bytes) }
        metrics.sample("bandstand_page_cache_pages") { Double(cache.statistics.pages) }
    }
}

/// What the owner decides about the HTTP door.
package struct WebOptions: Sendable {
    /// Bytes of memory in which guests' pages are kept; 0 makes each page anew.
    package var pageCacheBytes = 20 * 1_024 * 1_024
    /// Pages that are kept are answered before the request is decoded; without, they come from the router.
    package var answersInFront = true
    /// Who may read `/metrics`.
    package var metrics = MetricsAccess.thisMachine
    /// Proxies whose word is taken for whom they ask.
    package var trustedProxies = TrustedProxies.none
    /// The server speaks TLS itself.
    package var isEncrypted = false
    /// Pages that may be told at the same time how many notices wait.
    package var noticeStreams = 500
    /// What `/dev/mail` shows to this machine; nil when mail is sent.
    package var unsentMail: (any UnsentMail)?

    package init() {}
}
