package import Features
package import Foundation
package import Logging
import NIOCore
package import Web

/// What the owner decides about this server: read once, from arguments, then the environment, then `.env`.
package struct Settings: Sendable {
    /// Path of the database file.
    package let database: String
    /// Path of the file that holds the community's key.
    package let keyFile: String
    /// The folder that holds Templates and Public; nil to look for it.
    package let root: String?
    /// The folder of the rules; nil for the one beside Templates.
    package let rules: String?
    package let host: String
    /// 0 takes any free port.
    package let port: Int
    /// Where readers find the site, without a final slash; nil for the address it listens at.
    package let origin: String?
    /// What the server speaks TLS with; nil when it does not.
    package let tls: TLSFiles?
    /// The port from which readers are sent on to TLS; nil for none.
    package let httpPort: Int?
    /// Others may come in by way of a proxy on this machine: one is listed, or the site has an address of its own, where
    /// there is one more often than not.
    package let hasProxy: Bool
    package let siteName: String
    package let zone: TimeZone
    package let logLevel: Logger.Level
    package let limits: ConnectionLimits
    package let web: WebOptions
    /// Print links that sign in as members of the demo community.
    package let demoLinks: Bool
    /// Who may become a member.
    package let joining: Joining
    package let mail: MailSettings
    /// Seconds from a notice to the mail about it.
    package let noticeDelay: Int64
    /// What new hashes of passwords cost, and how many are made at once.
    package let passwordCost: ScryptCost
    package let passwordThreads: Int

    /// Reads the settings of this process, or throws `SettingsError` with every mistake.
    package static func read(arguments: [SettingName: String]) throws(SettingsError) -> Settings {
        let file = EnvironmentFile(path: ".env")
        return try Settings(
            SettingsReader(
                arguments: arguments, environments: [ProcessInfo.processInfo.environment, file.variables],
                mistakes: file.mistakes))
    }

    /// Reads settings from what is given alone.
    package static func parse(
        arguments: [SettingName: String], environment: [String: String]
    ) throws(SettingsError) -> Settings {
        try Settings(SettingsReader(arguments: arguments, environments: [environment]))
    }

    private init(_ reader: SettingsReader) throws(SettingsError) {
        var reader = reader
        database = reader.text(.database) ?? "data/bandstand.sqlite"
        keyFile = reader.text(.keyFile) ?? "\(database).key"
        root = reader.text(.root)
        rules = reader.text(.rules)
        host = reader.text(.host) ?? "127.0.0.1"
        port = reader.value(.port, expected: "a port from 0 to 65535", SettingValue.port) ?? 8_080
        origin = reader.value(
            .siteURL, expected: "an address like https://forum.example, without a path", SettingValue.origin)
        siteName =
            reader.value(.siteName, expected: "a name of 1 to 60 letters on one line", SettingValue.siteName)
            ?? "Bandstand"
        zone = reader.value(.timeZone, expected: "a time zone like Europe/Berlin", TimeZone.init(identifier:)) ?? .gmt
        logLevel =
            reader.value(
                .logLevel, expected: "one of \(Logger.Level.allCases.map(\.rawValue).joined(separator: ", "))",
                Logger.Level.init(rawValue:)) ?? .info
        limits = Self.limits(&reader)
        tls = Self.tls(&reader, origin: origin)
        httpPort = Self.httpPort(&reader, port: port)
        let proxies =
            reader.value(
                .trustedProxies, expected: "a list like 127.0.0.1,10.0.0.5,2001:db8::/64 of addresses and networks",
                TrustedProxies.init) ?? .none
        hasProxy = origin != nil || !proxies.isEmpty
        web = Self.web(&reader, proxies, hasProxy: hasProxy)
        demoLinks = reader.value(.demoLinks, expected: "yes or no", SettingValue.yesOrNo) ?? false
        joining = Self.joining(&reader)
        mail = MailSettings(&reader, database: database)
        noticeDelay =
            reader.value(.noticeDelay, expected: "a number of seconds from 0 to 86400", SettingValue.delay)
            ?? NoticeLetters.usualDelay
        passwordCost =
            reader.value(
                .passwordCost, expected: "a number from 10 to 17: each step doubles the work", SettingValue.passwordCost
            )
            ?? .standard
        passwordThreads =
            reader.value(.passwordThreads, expected: "a number of threads from 1 to 64", SettingValue.threads)
            ?? PasswordWork.standardThreads
        guard reader.mistakes.isEmpty else { throw SettingsError(mistakes: reader.mistakes) }
    }

    /// Where readers on this machine find the site, as long as it has no other address.
    var ownOrigin: String { SiteOrigin.text(isEncrypted: tls != nil, host: host, port: port) }

    private static func tls(_ reader: inout SettingsReader, origin: String?) -> TLSFiles? {
        let (certificate, key) = (reader.text(.tlsCertificate), reader.text(.tlsKey))
        guard let certificate, let key else {
            if certificate != nil || key != nil {
                let (certificate, key) = (SettingName.tlsCertificate.variable, SettingName.tlsKey.variable)
                reader.add(mistake: "\(certificate) and \(key) go together: one of them is not set.")
            }
            return nil
        }
        if let origin, !origin.hasPrefix("https:") {
            reader.add(
                mistake:
                    "\(SettingName.siteURL.variable) is \"\(origin)\", but the server speaks TLS: the address begins "
                    + "with https.")
        }
        return TLSFiles(certificate: certificate, key: key)
    }

    private static func httpPort(_ reader: inout SettingsReader, port: Int) -> Int? {
        guard let asked = reader.value(.httpPort, expected: "a port from 0 to 65535", SettingValue.port) else {
            return nil
        }
        let name = SettingName.httpPort.variable
        if reader.text(.tlsCertificate) == nil, reader.text(.tlsKey) == nil {
            let (certificate, key) = (SettingName.tlsCertificate.variable, SettingName.tlsKey.variable)
            reader.add(
                mistake:
                    "\(name) sends readers on to TLS, which the server does not speak: set \(certificate) and \(key).")
        }
        if asked == port, port != 0 {
            reader.add(mistake: "\(name) and \(SettingName.port.variable) are both \(port): each needs its own.")
        }
        return asked
    }

    private static func joining(_ reader: inout SettingsReader) -> Joining {
        let policy = reader.value(.join, expected: "open, invite or closed", Joining.Policy.init(rawValue:)) ?? .open
        let years = AgeThresholds.settable
        let ages = reader.value(
            .ageOverrides,
            expected:
                "a list like DE:16,AU:18,IN:deny of countries and ages from \(years.lowerBound) to \(years.upperBound)",
            SettingValue.ages)
        return Joining(policy, ages: AgeThresholds(table: ConsentAge.known, overrides: ages ?? [:]))
    }

    private static func limits(_ reader: inout SettingsReader) -> ConnectionLimits {
        var limits = ConnectionLimits()
        limits.connections =
            reader.value(
                .maximumConnections, expected: "a number of connections from 1 to 100000", SettingValue.connections)
            ?? limits.connections
        let seconds = "a number of seconds from 0.1 to 3600"
        limits.head = reader.value(.headSeconds, expected: seconds, SettingValue.seconds) ?? limits.head
        limits.body = reader.value(.bodySeconds, expected: seconds, SettingValue.seconds) ?? limits.body
        limits.idle = reader.value(.idleSeconds, expected: seconds, SettingValue.seconds) ?? limits.idle
        return limits
    }

    private static func web(
        _ reader: inout SettingsReader, _ proxies: TrustedProxies, hasProxy: Bool
    ) -> WebOptions {
        var web = WebOptions()
        web.trustedProxies = proxies
        web.pageCacheBytes =
            reader.value(.pageCache, expected: "a number of megabytes from 0 to 65536", SettingValue.megabytes)
            ?? web.pageCacheBytes
        web.noticeStreams =
            reader.value(.noticeStreams, expected: "a number of pages from 1 to 100000", SettingValue.connections)
            ?? web.noticeStreams
        let token = reader.secret(
            .metricsToken, in: .metricsTokenFile, expected: "16 to 200 letters or digits", SettingValue.token)
        // What a proxy on this machine passes on comes from this machine, whether it says so or not.
        web.metrics = token.map(MetricsAccess.token) ?? (hasProxy ? .nobody : .thisMachine)
        return web
    }
}
