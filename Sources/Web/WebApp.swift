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
    private let logger: Logger

    /// Puts the routes together; nothing is opened or started.
    package init(community: Community, pages: Pages, assets: AssetIndex, logger: Logger) {
        let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
        // Outermost first, and before any route: so they wrap what no route answers, too.
        router.add(middleware: RequestLog())
        router.add(middleware: SafetyHeaders())
        router.add(middleware: ErrorPages(pages: pages))
        router.add(middleware: RequestCheck())
        router.add(middleware: PageDelivery())
        var list = RouteList(router: router, authorizer: community.authorizer)
        for feature in Routes.features(community: community, pages: pages, assets: assets) {
            feature.add(to: &list)
        }
        list.refuseOtherMethods()
        routes = list.entries
        responder = router.buildResponder()
        self.logger = logger
    }

    /// The server over these pages: it listens once it is run, and then calls `onReady` with its port.
    ///
    /// - Parameter services: what runs beside it and ends with it, in the order of dependency.
    package func application(
        host: String,
        port: Int,
        limits: ConnectionLimits = ConnectionLimits(),
        services: [any Service] = [],
        onReady: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
    ) -> some ApplicationProtocol {
        Application(
            responder: responder,
            server: HTTPServerBuilder { GuardedHTTP1(limits: limits, responder: $0) },
            configuration: ApplicationConfiguration(address: .hostname(host, port: port)),
            services: services,
            onServerRunning: { channel in await onReady(channel.localAddress?.port ?? port) },
            logger: logger)
    }
}
