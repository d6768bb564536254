/// A setting, by the words of its name: `key.file` is the variable BANDSTAND_KEY_FILE.
package enum SettingName: String, Sendable, CaseIterable {
    case database
    case keyFile = "key.file"
    case root
    case rules
    case host
    case port
    case siteURL = "site.url"
    case siteName = "site.name"
    case timeZone = "time.zone"
    case logLevel = "log.level"
    case maximumConnections = "max.connections"
    case headSeconds = "head.seconds"
    case bodySeconds = "body.seconds"
    case idleSeconds = "idle.seconds"
    case pageCache = "page.cache.megabytes"
    case metricsToken = "metrics.token"
    /// The file that holds the token, in place of the token itself.
    case metricsTokenFile = "metrics.token.file"
    case tlsCertificate = "tls.certificate"
    case tlsKey = "tls.key"
    case httpPort = "http.port"
    case trustedProxies = "trusted.proxies"
    case demoLinks = "demo.links"
    case smtpURL = "smtp.url"
    case smtpUser = "smtp.user"
    case smtpPassword = "smtp.password"
    case smtpPasswordFile = "smtp.password.file"
    case smtpStartTLS = "smtp.starttls"
    case smtpAuthorities = "smtp.ca"
    case mailFrom = "mail.from"
    case mailFolder = "mail.folder"
    case mailConnections = "mail.connections"
    case mailRetrySeconds = "mail.retry.seconds"
    case noticeDelay = "notice.delay"
    case noticeStreams = "notice.streams"
    case passwordCost = "password.cost"
    case passwordThreads = "password.threads"
    case join
    case ageOverrides = "age.overrides"

    /// What every key begins with, so that our variables are told from others.
    static let scope = "bandstand"

    var words: [String] {
        rawValue.split(separator: ".").map(String.init)
    }

    var key: [String] { [Self.scope] + words }

    /// The name in the environment and in `.env`.
    var variable: String { key.joined(separator: "_").uppercased() }

    /// Variables that look like ours and are none, in order.
    ///
    /// A misspelled one would be missed by nobody until it matters. One that is set to nothing does no harm.
    static func unknown(in environment: [String: String]) -> [String] {
        let known = Set(allCases.map(\.variable))
        let ours = environment.filter { $0.key.hasPrefix("\(scope.uppercased())_") && !$0.value.isEmpty }
        return ours.keys.filter { !known.contains($0) }.sorted()
    }

    /// The name on the command line; only some settings have one.
    var option: String { "--\(words.joined(separator: "-"))" }
}
