import Features
import HTTPTypes
import Hummingbird

/// Keeps a browser that the age screen did not let in to reading, until it is closed: there it signs in to nothing.
struct AgeGate: Sendable {
    let community: Community
    let pages: Pages

    /// A handler of what signs somebody in, behind the gate.
    func guarding(
        _ handler: @escaping @Sendable (Form, Request, WebContext) async throws -> Response
    ) -> @Sendable (Form, Request, WebContext) async throws -> Response {
        { form, request, context in
            guard !isClosed(to: request) else { return try refusal(context) }
            return try await handler(form, request, context)
        }
    }

    /// True when this browser has a minor's mark.
    func isClosed(to request: Request) -> Bool {
        community.registration.isMinor(cookie: Cookies(request.headers)[.gate])
    }

    /// The page that such a browser gets, wherever it knocks.
    func refusal(_ context: WebContext) throws -> Response {
        try pages.page(JoinMessages.minor, for: context.visitor)
    }
}
