import Features
import HTTPTypes
import Hummingbird

/// Signing in and out.
struct SignInRoutes: FeatureRoutes {
    let community: Community
    let pages: Pages

    /// `/sign-in/kept` takes `?to=`, an address here to go on to.
    func add(to routes: inout RouteList) {
        routes.get("/sign-in/link/{token}", for: .signIn, link)
        routes.post("/sign-in/link/{token}", for: .signIn, useLink)
        routes.get("/sign-in/kept", for: .signIn, kept)
        routes.post("/sign-out", for: .ownAccount, signOut)
    }

    /// Asks first: programs that look into mail open links, but press no buttons.
    @Sendable private func link(_ request: Request, _ context: WebContext) async throws -> Response {
        try await showLink(request, context)
    }

    @Sendable private func useLink(
        _ form: Form, _ request: Request, _ context: WebContext
    ) async throws -> Response {
        guard !form.isStale else { return try await showLink(request, context, errors: .stale) }
        guard let token = Self.token(context) else { return try refuse(.notOurs, context) }
        do {
            let session = try await community.signIns.byLink(
                token, device: DeviceLabel(userAgent: request.headers[.userAgent]),
                replacing: context.visitor.session)
            var response = Redirect.seeOther(Link.kept(to: nil)).secret
            response.headers.give(session, inPlaceOf: Cookies(request.headers))
            return response
        } catch {
            return try refuse(error, context)
        }
    }

    /// One redirect after signing in shows whether the browser kept the cookie.
    @Sendable private func kept(_ request: Request, _ context: WebContext) async throws -> Response {
        guard context.visitor.isGuest else {
            // Whose age was never asked is asked now, before anything else.
            if context.actor.member?.band == .unknown { return Redirect.found(Link.age).unkept }
            let asked = request.uri.query.flatMap { FormQuery.value(of: "to", in: $0) }
            return Redirect.found(OwnPath.checked(asked) ?? Link.boards).unkept
        }
        return try pages.page(KeptPage(), for: context.visitor).unkept.hidden
    }

    /// An old page's button does it too: it can only do what it says.
    @Sendable private func signOut(
        _ form: Form, _ request: Request, _ context: WebContext
    ) async throws -> Response {
        guard let session = context.visitor.session else { throw NotFound() }
        try await community.signIns.signOut(session)
        var response = Redirect.seeOther(Link.boards).unkept
        response.headers.give(.cleared(.member))
        if Cookies(request.headers).names.contains(.remember) { response.headers.give(.cleared(.remember)) }
        return response
    }

    private func showLink(
        _ request: Request, _ context: WebContext, errors: ErrorSummary? = nil
    ) async throws -> Response {
        guard let token = Self.token(context) else { return try refuse(.notOurs, context) }
        do {
            let link = try await community.signIns.look(token)
            let path = request.uri.path
            let page = SignInLinkPage(
                link, at: path, token: community.formTokens.token(for: .guest(path: path)), for: context.visitor,
                errors: errors)
            let status: HTTPResponse.Status = errors == nil ? .ok : .unprocessableContent
            return try pages.page(page, status: status, for: context.visitor).secret
        } catch let error as TokenError {
            return try refuse(error, context)
        }
    }

    private func refuse(_ error: TokenError, _ context: WebContext) throws -> Response {
        let status: HTTPResponse.Status =
            switch error {
            case .notOurs: .notFound
            case .used, .expired: .gone
            case .held: .forbidden
            case .unavailable: throw ReadingError.unavailable
            }
        return try pages.page(SignInLinkPage(refusal: error), status: status, for: context.visitor).secret
    }

    private static func token(_ context: WebContext) -> Secret? {
        context.parameters.get("token").flatMap(Secret.init(text:))
    }
}

extension HTTPFields {
    /// Gives the cookies of a session that has begun, in place of whatever the browser had.
    mutating func give(_ session: NewSession, inPlaceOf old: Cookies) {
        give(.untilClose(.member, session.secret.text))
        if let remember = session.remember {
            give(.kept(.remember, remember.text, seconds: Sessions.remembered))
        } else if old.names.contains(.remember) {
            give(.cleared(.remember))
        }
    }
}
