import ArgumentParser
import Delivery
import Features
import Foundation
import Logging
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

    @Option(
        name: .customLong("tls-certificate"),
        help: "A certificate in PEM form: the server then speaks TLS. (BANDSTAND_TLS_CERTIFICATE)")
    var tlsCertificate: String?

    @Option(name: .customLong("tls-key"), help: "The private key of that certificate. (BANDSTAND_TLS_KEY)")
    var tlsKey: String?

    @Option(
        name: .customLong("http-port"),
        help: "With TLS: the port from which readers who ask without are sent on. (BANDSTAND_HTTP_PORT)")
    var httpPort: Int?

    @Option(
        name: .customLong("trusted-proxies"),
        help: "Proxies to believe whom they ask for, such as 127.0.0.1,10.0.0.5. (BANDSTAND_TRUSTED_PROXIES)")
    var trustedProxies: String?

    @Option(help: "The folder of the rules of the house. (BANDSTAND_RULES; default: moderation, beside Templates)")
    var rules: String?

    @Flag(
        name: .customLong("demo-links"),
        help: "Print links that sign in as members of the demo community. (BANDSTAND_DEMO_LINKS=yes)")
    var demoLinks = false

    /// Ends what still runs then; 5 s are promised for all.
    ///
    /// Requests and mail under way have 3 s each, both at the same time; what follows them takes milliseconds.
    private static let shutdownTime = Duration.seconds(4)

    /// Least cost of passwords, as log N, where others can reach the site: below it a stolen table is soon read.
    private static let leastCost = 14

    func validate() throws {
        for port in [port, httpPort].compactMap(\.self) where !(0...65_535).contains(port) {
            throw ValidationError("A port is a number from 0 to 65535, not \(port).")
        }
    }

    func run() async throws {
        let settings = try place.settings([
            .host: host, .port: port.map(String.init), .siteURL: siteURL,
            .tlsCertificate: tlsCertificate, .tlsKey: tlsKey, .httpPort: httpPort.map(String.init),
            .trustedProxies: trustedProxies, .rules: rules, .demoLinks: demoLinks ? "yes" : nil,
        ])
        let logger = JSONLines.logger(level: settings.logLevel)
        let resources = try Resources(ResourceFolder.find(settings.root))
        let house = try RulesReload(settings, logger: logger)
        let doors = try Doors(settings)
        let seat = doors.seat
        try Self.check(settings, seat)
        Self.warn(of: settings, seat, origin: doors.origin, logger: logger)
        let keeper = try doors.keeper(logger: logger)
        let metrics = PrometheusRegistry()
        let assembly = try await Assembly.open(
            settings, origin: doors.origin, rules: house.keeper, observer: StoreMeters.observer(metrics),
            logger: logger)
        metrics.sample("bandstand_store_waiting_writes") { Double(assembly.store.waitingWrites) }
        metrics.sample("bandstand_store_group") { Double(assembly.store.writesInGroup) }
        let links = try await Self.links(settings, assembly.community)
        let mail = try MailWork(settings, assembly, resources, metrics: metrics, logger: logger)
        Self.warnOfOldAges(assembly, logger: logger)
        var web = settings.web
        web.unsentMail = mail.unsent
        web.isEncrypted = settings.tls != nil
        let app = WebApp(assembly, resources, options: web, metrics: metrics, logger: logger)
        let servers = doors.servers(of: app, settings, keeper) {
            // They open accounts: here alone, never in the log.
            for link in links { print(link) }
            fflush(nil)
        }
        ProcessLimits.prepare()
        let reload = Reload {
            keeper?.reload()
            house.run()
        }
        let jobs: [any Service] = [reload] + Self.jobs(assembly, logger: logger)
        try await Self.group(jobs, mail.office, servers, logger: logger).run()
        try assembly.store.close()
    }

    /// Throws one sentence when something is asked for that does not go where others can reach the site.
    private static func check(_ settings: Settings, _ seat: ListeningAddress) throws(CommandFailure) {
        if settings.httpPort != nil, settings.origin == nil, seat.isEverywhere {
            throw CommandFailure(
                "Readers can't be sent on to \(seat.host), which stands for every address: name the site's by "
                    + "\(SettingName.siteURL.option).")
        }
        guard let place = placeElsewhere(settings, seat) else { return }
        guard !settings.demoLinks else {
            throw CommandFailure("Links into the demo community are for this machine alone, and \(place) is not.")
        }
        guard settings.passwordCost.logN >= leastCost else {
            throw CommandFailure(
                "Passwords that are hashed at a cost below \(leastCost) are for trying things out on this machine, "
                    + "and \(place) is not: raise \(SettingName.passwordCost.variable).")
        }
    }

    private static func warn(of settings: Settings, _ seat: ListeningAddress, origin: String, logger: Logger) {
        if settings.origin == nil, seat.isEverywhere {
            logger.warning(
                "readers can't follow links to the address that the site listens at: name the site's by --site-url",
                metadata: ["address": .string(origin)])
        }
        let wide = settings.web.trustedProxies.wideBlocks
        if !wide.isEmpty {
            logger.warning(
                "whoever asks from a listed network is believed like a proxy: list the proxies alone",
                metadata: [
                    "networks": .string(wide.joined(separator: " ")),
                    "setting": .string(SettingName.trustedProxies.variable),
                ])
        }
    }

    /// The address by which others can reach the site, directly or by way of a proxy; nil when none is known.
    private static func placeElsewhere(_ settings: Settings, _ seat: ListeningAddress) -> String? {
        if !seat.isLoopback { return seat.host }
        if !settings.web.trustedProxies.isEmpty { return "a site behind a proxy" }
        guard let origin = settings.origin, let host = URLComponents(string: origin)?.host else { return nil }
        return ThisMachine.isNamed(by: host.trimmingCharacters(in: CharacterSet(charactersIn: "[]"))) ? nil : origin
    }

    /// From which age on people join by themselves is law, and laws change.
    private static func warnOfOldAges(_ assembly: Assembly, logger: Logger) {
        let ages = assembly.community.site.joining
        let old = ages.policy == .closed ? [] : ages.ages.stale(at: assembly.surroundings.now()).map(\.country)
        guard !old.isEmpty else { return }
        logger.warning(
            "nobody has looked up within a year from which age on people may join by themselves in some countries",
            metadata: [
                "countries": .string(old.sorted().joined(separator: " ")),
                "setting": .string(SettingName.ageOverrides.variable),
            ])
    }

    /// Lines with links that sign somebody in: into the demo, or else as the first administrator.
    private static func links(_ settings: Settings, _ community: Community) async throws -> [String] {
        let demo = settings.demoLinks ? try await DemoLinks.make(in: community) : []
        guard demo.isEmpty else { return demo }
        return try await FirstAdministrator.line(in: community).map { [$0] } ?? []
    }

    /// What is done beside serving.
    private static func jobs(_ assembly: Assembly, logger: Logger) -> [any Service] {
        let community = assembly.community
        return [
            Backlog("rendering bodies anew", logger: logger) {
                try await community.discussions.rerenderStale(limit: $0)
            },
            Backlog("indexing older posts", logger: logger) { try await community.search.indexUnread(limit: $0) },
            Backlog("indexing posts by new names", logger: logger) {
                try await community.search.indexRenamed(limit: $0)
            },
            Backlog("indexing claimed posts", logger: logger) { try await community.search.indexClaimed(limit: $0) },
            Backlog("noting older names", logger: logger) { try await community.people.noteOlderNames(limit: $0) },
            OutsideChanges(store: assembly.store, events: community.events, logger: logger),
            Upkeep("deleting what has had its time", every: purgeInterval, logger: logger) {
                try await community.purge.run()
            },
            Upkeep("wiping what was removed long ago", every: purgeInterval, logger: logger) {
                while try await community.removedTexts.wipe(limit: wipedTogether) > 0, !Task.isCancelled {}
            },
            Upkeep("taking deleted words out of the files", every: tidyInterval, logger: logger) {
                try await community.tidying.run()
            },
            Upkeep("writing mail about notices", every: noticeInterval, logger: logger) {
                while try await community.noticeLetters.write(), !Task.isCancelled {}
            },
            Upkeep("taking wiped words out of quotes", every: quoteInterval, logger: logger) {
                while try await community.discussions.wipeQuotes(), !Task.isCancelled {}
            },
            Upkeep("drawing quotes anew", every: quoteInterval, logger: logger) {
                while try await community.discussions.rerenderQuotes(limit: quotesAtOnce) > 0, !Task.isCancelled {}
            },
            Upkeep("noting who was seen", every: seenInterval, isDoneAtEnd: true, logger: logger) {
                try await community.seen.flush()
            },
        ]
    }

    private static let purgeInterval = Duration.seconds(600)
    /// Posts wiped in one transaction: short enough that a writer hardly waits for it.
    private static let wipedTogether = 5
    /// Words that were deleted stand in the log of changes no longer than that.
    private static let tidyInterval = Duration.seconds(60)
    private static let noticeInterval = Duration.seconds(1)
    private static let quoteInterval = Duration.seconds(5)
    private static let quotesAtOnce = 20
    private static let seenInterval = Duration.seconds(60)

    /// Everything that runs, in the opposite order of its end: what the last requests leave to do finds the jobs at work.
    private static func group(
        _ jobs: [any Service], _ office: PostOffice, _ server: some Service, logger: Logger
    ) -> ServiceGroup {
        let lastCall = LastCall { office.close() }
        var configuration = ServiceGroupConfiguration(
            services: (jobs + [office]).map { .init(service: $0, successTerminationBehavior: .ignore) }
                + [.init(service: server), .init(service: lastCall, successTerminationBehavior: .ignore)],
            gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        configuration.maximumGracefulShutdownDuration = shutdownTime
        return ServiceGroup(configuration: configuration)
    }
}
