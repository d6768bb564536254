/// The origin of a site, as browsers write it (RFC 6454 section 6.2).
package enum SiteOrigin {
    /// Scheme, host and port; a port that the scheme implies is left out, as browsers leave it out.
    package static func text(isEncrypted: Bool, host: String, port: Int?) -> String {
        let scheme = isEncrypted ? "https" : "http"
        let name = host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host
        guard let port, port != (isEncrypted ? 443 : 80) else { return "\(scheme)://\(name)" }
        return "\(scheme)://\(name):\(port)"
    }
}
