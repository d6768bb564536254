import Features
import HTTPTypes
import Hummingbird

/// Signing in and out.
struct SignInRoutes: FeatureRoutes {
    let community: Community
    let pages: Pages

    /// `/sign-in/kept` takes `?to=`, an address here to go on to.
    func add(to routes: inout RouteList) {
        let gate = AgeGate(community: community, pages: pages)
        routes.get("/sign-in/link/{token}", for: .signIn, privacy: .secret, link)
        routes.post("/sign-in/link/{token}", for: .signIn, privacy: .secret, gate.guarding(useLink))
        routes.get("/sign-in/kept", for: .signIn, privacy: .unkept, kept)
        routes.post("/sign-out", for: .ownAccount, privacy: .unkept, signOut)
    }

    /// Asks first: programs that look into mail open links, but press no buttons.
    @Sendable private func link(_ request: Request, _ context: WebContext) async throws -> Response {
        try await showLink(request, context)
    }

    @Sendable private func useLink(
        _ form: Form, _ request: Request, _ context: WebContext
    ) async throws -> Response {
        guard !form.isStale else { return try await showLink(request, context, refusal: .stale) }
        do {
            let session = try await community.signIns.byLink(
                try AddressParts.secret("token", context), device: DeviceLabel(userAgent: request.headers[.userAgent]),
                replacing: context.visitor.session)
            return Redirect.seeOther(Link.kept(to: nil), in: session, inPlaceOf: request)
        } catch {
            return try refuse(error, context)
        }
    }

    /// One redirect after signing in shows whether the browser kept the cookie.
    @Sendable private func kept(_ request: Request, _ context: WebContext) async throws -> Response {
        guard context.visitor.isGuest else {
            // Whose age was never asked is asked now, before anything else.
            if context.actor.member?.band == .unknown { return Redirect.found(Link.age) }
            return Redirect.found(OwnPath.checked(request.asked("to")) ?? Link.boards)
        }
        let page = MessagePage(
            KeptWords.title, KeptWords.paragraphs + (context.sender.isEncrypted ? [] : [KeptWords.unencrypted]),
            link: FormPage.Crumb(name: KeptWords.boards, address: Link.boards))
        return try pages.page(page, for: context.visitor)
    }

    /// An old page's button does it too: it can only do what it says.
    @Sendable private func signOut(
        _ form: Form, _ request: Request, _ context: WebContext
    ) async throws -> Response {
        guard let session = context.visitor.session else { throw NotFound() }
        try await community.signIns.signOut(session)
        var response = Redirect.seeOther(Link.boards)
        response.headers.give(.cleared(.member))
        if Cookies(request.headers).names.contains(.remember) { response.headers.give(.cleared(.remember)) }
        return response
    }

    private func showLink(
        _ request: Request, _ context: WebContext, refusal: FormRefusal? = nil
    ) async throws -> Response {
        do {
            let link = try await community.signIns.look(try AddressParts.secret("token", context))
            let path = request.uri.path
            let page = SignInLinkPage(
                link, at: path, token: community.formTokens.token(at: path, for: context.visitor), for: context.visitor,
                refusal: refusal)
            let status: HTTPResponse.Status = refusal == nil ? .ok : .unprocessableContent
            return try pages.page(page, status: status, for: context.visitor)
        } catch let error as TokenError {
            return try refuse(error, context)
        }
    }

    private func refuse(_ error: TokenError, _ context: WebContext) throws -> Response {
        let next = FormPage.Crumb(name: SignInLinkWords.boards, address: Link.boards)
        return try pages.deadLink(error, to: next, for: context.visitor)
    }
}

extension Redirect {
    /// 303 in a session that has begun, whose cookies take the place of whatever the browser had.
    static func seeOther(_ path: String, in session: NewSession, inPlaceOf request: Request) -> Response {
        var response = seeOther(path)
        response.headers.give(session, inPlaceOf: Cookies(request.headers))
        return response
    }
}

extension HTTPFields {
    /// Gives the cookies of a session that has begun, in place of whatever the browser had.
    fileprivate mutating func give(_ session: NewSession, inPlaceOf old: Cookies) {
        give(.untilClose(.member, session.secret.text))
        if let remember = session.remember {
            give(.kept(.remember, remember.secret.text, seconds: remember.seconds))
        } else if old.names.contains(.remember) {
            give(.cleared(.remember))
        }
    }
}
