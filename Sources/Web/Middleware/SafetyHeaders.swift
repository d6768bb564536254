import HTTPTypes
import Hummingbird

/// What every answer tells the browser: load from here alone, guess no types, tell other sites nothing.
struct SafetyHeaders: RouterMiddleware {
    /// By the patterns of routes; that of any other is the usual.
    let privacy: [String: Privacy]

    func handle(
        _ request: Request,
        context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        let privacy = context.endpointPath.flatMap { self.privacy[$0] } ?? .usual
        // Known on the way in, before anything can go wrong.
        context.facts.asks(for: privacy)
        var response = try await next(request, context)
        privacy.add(to: &response.headers)
        if !context.visitor.isGuest, !response.headers.contains(.cacheControl) {
            response.headers[.cacheControl] = "private, no-cache"
        }
        Self.add(to: &response.headers)
        return response
    }

    /// Adds the headers; how long an answer may be kept, and whether other sites learn of it, is left as it is where it
    /// says so itself.
    static func add(to headers: inout HTTPFields) {
        for field in fields {
            headers[field.name] = field.value
        }
        if headers.value(named: referrerPolicy) == nil { headers.setValue("same-origin", named: referrerPolicy) }
        if !headers.contains(.cacheControl) { headers[.cacheControl] = "no-cache" }
        if !headers.contains(.vary) { headers[.vary] = "Cookie, Accept-Encoding" }
    }

    private static let referrerPolicy = "Referrer-Policy"

    private static let fields: HTTPFields = {
        var fields = HTTPFields()
        fields[.contentSecurityPolicy] =
            "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
        fields[.xContentTypeOptions] = "nosniff"
        fields.setValue("same-origin", named: "Cross-Origin-Opener-Policy")
        fields.setValue("same-origin", named: "Cross-Origin-Resource-Policy")
        fields.setValue(unused.map { "\($0)=()" }.joined(separator: ", "), named: "Permissions-Policy")
        return fields
    }()

    /// Browser features that no page of ours uses, by the names that browsers know.
    private static let unused = [
        "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen", "geolocation",
        "gyroscope", "magnetometer", "microphone", "midi", "payment", "picture-in-picture", "screen-wake-lock",
        "usb", "xr-spatial-tracking",
    ]
}

extension HTTPFields {
    /// Sets a field whose name the HTTP library has no constant for.
    mutating func setValue(_ value: String, named name: String) {
        guard let name = HTTPField.Name(name) else { return }
        self[name] = value
    }
}
