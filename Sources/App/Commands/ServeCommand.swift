import ArgumentParser
import Features
import Foundation
import Logging
import NIOCore
import SQLiteStorage
import ServiceLifecycle
import UnixSignals
import Web

/// `bandstand serve`: the site, until it is told to end.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve the site until SIGTERM or Ctrl-C.")

    @OptionGroup var place: PlaceOptions

    @Option(help: "The address to listen at. (BANDSTAND_HOST; default: 127.0.0.1)")
    var host: String?

    @Option(help: "The port to listen at; 0 takes a free one. (BANDSTAND_PORT; default: 8080)")
    var port: Int?

    @Option(
        name: .customLong("site-url"),
        help: "Where readers find the site, when not at that address. (BANDSTAND_SITE_URL)")
    var siteURL: String?

    /// Ends what still runs after the connections' own time to finish; 5 s are promised for all.
    private static let shutdownTime = Duration.seconds(4)

    func validate() throws {
        if let port, !(0...65_535).contains(port) {
            throw ValidationError("A port is a number from 0 to 65535, not \(port).")
        }
    }

    func run() async throws {
        let settings = try place.settings([.host: host, .port: port.map(String.init), .siteURL: siteURL])
        let logger = JSONLines.logger(level: settings.logLevel)
        let resources = try Resources(ResourceFolder.find(settings.root))
        let seat = try ListeningAddress(host: settings.host, port: settings.port)
        if settings.origin == nil, seat.isEverywhere {
            logger.warning(
                "readers can't follow links to the address that the site listens at: name the site's by --site-url",
                metadata: ["address": .string(seat.origin)])
        }
        let metrics = PrometheusRegistry()
        let assembly = try await Assembly.open(
            settings, origin: seat.origin, observer: StoreMeters.observer(metrics), logger: logger)
        metrics.sample("bandstand_store_waiting_writes") { Double(assembly.store.waitingWrites) }
        let app = WebApp(assembly, resources, options: settings.web, metrics: metrics, logger: logger)
        let server = app.application(host: seat.numericHost, port: seat.port, limits: settings.limits) { _ in
            seat.release()
            print("Bandstand is ready at \(seat.origin)")
            fflush(nil)
        }
        ProcessLimits.prepare()
        let community = assembly.community
        let jobs: [any Service] = [
            Backlog("rendering bodies anew", logger: logger) {
                try await community.discussions.rerenderStale(limit: $0)
            },
            Backlog("indexing older posts", logger: logger) { try await community.search.indexUnread(limit: $0) },
            OutsideChanges(store: assembly.store, events: community.events, logger: logger),
        ]
        do {
            try await Self.group(jobs, server, logger: logger).run()
        } catch let error as IOError {
            throw ListeningError(host: settings.host, port: settings.port, code: error.errnoCode)
        }
        try assembly.store.close()
    }

    private static func group(
        _ jobs: [any Service], _ server: some Service, logger: Logger
    ) -> ServiceGroup {
        var configuration = ServiceGroupConfiguration(
            services: jobs.map { .init(service: $0, successTerminationBehavior: .ignore) } + [.init(service: server)],
            gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        configuration.maximumGracefulShutdownDuration = shutdownTime
        return ServiceGroup(configuration: configuration)
    }
}
