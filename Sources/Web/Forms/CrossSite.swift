import Foundation
import HTTPTypes

/// Refuses what another site makes a reader's browser send here.
///
/// What the browser says of itself is asked first; an old one that says nothing leaves it to the form's token.
struct CrossSite: Sendable {
    /// The origins that forms of ours come from.
    private let origins: Set<String>

    /// - Parameter origin: the site's own. On this machine alone it goes by several names; all of them are us.
    init(origin: String) {
        let parts = URLComponents(string: origin)
        let port = parts?.port.map { ":\($0)" } ?? ""
        guard let scheme = parts?.scheme, let host = parts?.host, ThisMachine.isNamed(host) else {
            origins = [origin]
            return
        }
        origins = Set(ThisMachine.hosts.map { "\(scheme)://\($0)\(port)" } + [origin])
    }

    /// Throws `Forbidden` when the request says that it comes from elsewhere, or hides where from without need.
    ///
    /// - Parameter mayHide: the form's page has a secret in its address. It tells nobody that address, so that browsers
    ///   send "null" for its origin.
    ///
    /// That proves nothing by itself: see `hides`.
    func check(_ headers: HTTPFields, mayHide: Bool) throws {
        if let site = headers.value(of: FieldName.fetchSite) {
            // "none": typed, or sent again by the reader.
            guard site == "same-origin" || site == "none" else { throw Forbidden() }
        } else if let origin = headers[.origin] {
            guard origins.contains(origin) || (mayHide && origin == "null") else { throw Forbidden() }
        }
    }

    /// True when a request does not say where it comes from: another site's may look the same.
    static func hides(_ headers: HTTPFields) -> Bool {
        headers.value(of: FieldName.fetchSite) == nil && headers[.origin] == "null"
    }
}
