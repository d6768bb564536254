/// Where the site lives, and how it wraps links that leave it.
package struct LinkPolicy: Sendable {
    /// The site's origin in small letters, without a final slash: `https://forum.example`.
    let siteOrigin: String
    let leaving: @Sendable (_ url: String) -> String

    /// - Parameters:
    ///   - siteOrigin: scheme, host and port, as in `https://forum.example`.
    ///   - leaving: makes of an absolute URL our signed path that leads there.
    package init(siteOrigin: String, leaving: @escaping @Sendable (_ url: String) -> String) {
        let origin = siteOrigin.lowercased()
        self.siteOrigin = origin.hasSuffix("/") ? String(origin.dropLast()) : origin
        self.leaving = leaving
    }
}
