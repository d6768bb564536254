import HTTPTypes
import Hummingbird

/// What every answer tells the browser: load from here alone, guess no types, tell other sites nothing.
struct SafetyHeaders: RouterMiddleware {
    func handle(
        _ request: Request,
        context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
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

extension Response {
    /// The same answer, never to be kept: it is for one reader, at one time.
    var unkept: Response {
        var response = self
        response.headers[.cacheControl] = "no-store"
        return response
    }

    /// The same answer, of a page whose address holds a secret: not to be kept, not to be told on.
    var secret: Response {
        var response = unkept.hidden
        response.headers.setValue("no-referrer", named: "Referrer-Policy")
        return response
    }
}

extension HTTPFields {
    /// Sets a field whose name the HTTP library has no constant for.
    mutating func setValue(_ value: String, named name: String) {
        guard let name = HTTPField.Name(name) else { return }
        self[name] = value
    }
}
