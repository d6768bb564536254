import Features
import HTTPTypes
import Hummingbird

/// Knows members by their cookies.
///
/// A request without one of ours costs nothing here.
struct SessionDoor: RouterMiddleware {
    let sessions: Sessions
    let tokens: FormTokens
    let authorizer: Authorizer

    func handle(
        _ request: Request,
        context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        let cookies = Cookies(request.headers)
        guard !cookies.names.isDisjoint(with: Self.names), Self.mayMatter(request.uri.path)
        else { return try await next(request, context) }
        var context = context
        let isPrefetch = Self.isPrefetch(request.headers)
        let resolved: Resolved
        do {
            resolved = try await sessions.resolve(
                cookies[.member].flatMap(SessionSecret.init(text:)),
                remember: isPrefetch ? nil : cookies[.remember].flatMap(Secret.init(text:)),
                // What is sent leads on to a page; a form that comes back has its number from the stream.
                countsNotices: request.method != .post)
        } catch {
            // What somebody wrote comes back to them, whoever they are.
            guard request.method == .post, Link.isOfWriting(request.uri.path) else { throw error }
            context.facts.losesSession()
            return try await next(request, context)
        }
        switch resolved {
        case .member(let member, let session):
            admit(member, session, &context)
        case .renewed(let session):
            admit(session.by, session.secret, &context)
            context.facts.gives(.untilClose(.member, session.secret.text))
        case .none where request.method == .get && !isPrefetch:
            // Once: the browser sends it no more.
            for name in Self.names where cookies.names.contains(name) { context.facts.gives(.cleared(name)) }
        case .none: break
        }
        return try await next(request, context)
    }

    private func admit(_ member: SignedIn, _ session: SessionSecret, _ context: inout WebContext) {
        // Whoever was let in as somebody else on the way stays that, in the member's frame.
        if context.actor == .guest { context.actor = .member(member) }
        let token = tokens.token(for: .member(member.signIn))
        context.facts.visits(
            VisitingMember(
                name: member.name, session: session, signIn: member.signIn, token: token,
                preferences: member.preferences,
                unread: authorizer.allows(.member(member), .keepTrack) ? member.unread : nil,
                waiting: member.waiting))
    }

    private static let names: Set<CookieName> = [.member, .remember]

    /// False for what is the same for everybody and asked for with every page.
    private static func mayMatter(_ path: String) -> Bool {
        !path.hasPrefix("/assets/") && path != "/healthz" && path != "/readyz"
    }

    /// A page that is fetched before anybody asked for it begins no session and ends none.
    static func isPrefetch(_ headers: HTTPFields) -> Bool {
        headers.value(of: FieldName.purpose)?.hasPrefix("prefetch") ?? false
    }
}
