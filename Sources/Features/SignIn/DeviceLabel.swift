/// What a member's list of sign-ins calls a device: "Firefox on Linux".
///
/// It comes from fixed lists; nothing of what the browser said of itself is kept.
package struct DeviceLabel: Sendable, Equatable {
    package let text: String

    /// Longest header that is looked at, in bytes; real ones are a third of it.
    private static let byteLimit = 512

    /// The label for what a `User-Agent` header says.
    package init(userAgent: String?) {
        let agent = String(decoding: (userAgent ?? "").utf8.prefix(Self.byteLimit), as: UTF8.self)
        let browser = Self.browsers.first { agent.contains($0.mark) }?.name ?? "A browser"
        let system = Self.systems.first { agent.contains($0.mark) }?.name
        text = system.map { "\(browser) on \($0)" } ?? browser
    }

    /// In this order, because most browsers claim to be others too.
    private static let browsers: [(mark: String, name: String)] = [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox/", "Firefox"),
        ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("Lynx/", "Lynx"),
        ("w3m/", "w3m"), ("curl/", "curl"),
    ]

    private static let systems: [(mark: String, name: String)] = [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "macOS"),
        ("CrOS", "ChromeOS"), ("Linux", "Linux"), ("BSD", "BSD"),
    ]
}
