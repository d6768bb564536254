import Foundation
import HTTPTypes

/// What every answer tells the browser: load from here alone, guess no types, tell other sites nothing, and ask in no
/// other way than encrypted once that is possible.
struct SafetyHeaders: Sendable {
    private let fields: HTTPFields

    /// - Parameter isEncrypted: readers find the site by https. A browser then never asks by http again (RFC 6797).
    init(isEncrypted: Bool) {
        var fields = HTTPFields()
        fields[.contentSecurityPolicy] =
            "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
        fields[.xContentTypeOptions] = "nosniff"
        fields.setValue("same-origin", named: "Cross-Origin-Opener-Policy")
        fields.setValue("same-origin", named: "Cross-Origin-Resource-Policy")
        fields.setValue(Self.unused.map { "\($0)=()" }.joined(separator: ", "), named: "Permissions-Policy")
        if isEncrypted { fields[.strictTransportSecurity] = "max-age=\(Self.encryptedSeconds)" }
        self.fields = fields
    }

    /// The headers of a site at `origin`.
    ///
    /// On this machine other sites may be at the same name, of which nothing is to be said.
    init(origin: String) {
        let host = URLComponents(string: origin)?.host ?? ""
        self.init(isEncrypted: origin.hasPrefix("https:") && !ThisMachine.isNamed(host))
    }

    /// Adds the headers; how long an answer may be kept, and whether other sites learn of it, is left as it is where it
    /// says so itself.
    func add(to headers: inout HTTPFields) {
        for field in fields {
            headers[field.name] = field.value
        }
        if headers.value(of: FieldName.referrerPolicy) == nil {
            headers.set(FieldName.referrerPolicy, to: "same-origin")
        }
        if !headers.contains(.cacheControl) { headers[.cacheControl] = "no-cache" }
        if !headers.contains(.vary) { headers[.vary] = "Cookie, Accept-Encoding" }
    }

    /// A year, which each visit begins anew.
    private static let encryptedSeconds = 31_536_000

    /// Browser features that no page of ours uses, by the names that browsers know.
    private static let unused = [
        "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen", "geolocation",
        "gyroscope", "magnetometer", "microphone", "midi", "payment", "picture-in-picture", "screen-wake-lock",
        "usb", "xr-spatial-tracking",
    ]
}
