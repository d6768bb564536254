import Foundation
import Prose

/// Links that leave the site go through `/leaving`, signed, so that it sends people only where a post did.
package struct LeavingLinks: Sendable {
    private let keys: Keys

    package init(keys: Keys) {
        self.keys = keys
    }

    /// Our path for an absolute URL: `/leaving?to=URL&s=SIGNATURE`.
    ///
    /// It does not expire.
    package func path(to url: String) -> String {
        let encoded = url.addingPercentEncoding(withAllowedCharacters: Self.unreserved) ?? ""
        return "/leaving?to=\(encoded)&s=\(keys.leavingSignature(of: url))"
    }

    /// True when the signature was made here for this URL.
    package func isOurs(url: String, signature: String) -> Bool {
        keys.isLeavingSignature(signature, of: url)
    }

    /// Whether the way out may lead to a host (in ASCII): the rule that links in posts obey.
    package static func mayLead(toHost host: String) -> Bool {
        HostRule.isPlain(host)
    }

    /// RFC 3986 section 2.3.
    private static let unreserved = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
}
