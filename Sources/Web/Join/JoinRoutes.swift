import Features
import HTTPTypes
import Hummingbird

/// Joining: the age screen, then the form.
struct JoinRoutes: FeatureRoutes {
    let community: Community
    let pages: Pages

    /// `/join` takes `?invite=`, what an invitation's link carries.
    func add(to routes: inout RouteList) {
        routes.get("/join", for: .join, ask)
        routes.post("/join", for: .join, answer)
        routes.get("/join/next", for: .join, next)
        routes.post("/join/next", for: .join, register)
        routes.get("/join/sent", for: .join, sent)
    }

    @Sendable private func ask(_ request: Request, _ context: WebContext) async throws -> Response {
        guard context.visitor.isGuest else { return Redirect.found(Link.account).unkept }
        let invitation = request.uri.query.flatMap { FormQuery.value(of: AgePage.invitation, in: $0) }
        do {
            try await community.registration.mayBegin(cookie: Self.cookie(request), invitation: invitation)
            return try showAge(AgePage.Typed(invitation: invitation), .ok, context)
        } catch let error as RegistrationError {
            return try refuse(error, .ok, context)
        }
    }

    /// Leads everybody on to the same address, with a cookie of the same length.
    @Sendable private func answer(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        guard context.visitor.isGuest else { return Redirect.seeOther(Link.account).unkept }
        let cookie = Self.cookie(request)
        let typed = AgePage.Typed(form)
        guard [AgePage.month, AgePage.year, AgePage.country].contains(where: form.has) else { throw BadRequest() }
        if form.isStale, !community.registration.isMinor(cookie: cookie) {
            return try showAge(typed, .unprocessableContent, context, errors: .stale)
        }
        do {
            let gate = try await community.registration.screen(
                month: form.strict(AgePage.month), year: form.strict(AgePage.year), country: typed.country,
                cookie: cookie, invitation: typed.invitation)
            var response = Redirect.seeOther(Link.joinNext).unkept
            response.headers.give(.untilClose(.gate, gate))
            return response
        } catch RegistrationError.unreadable {
            return try showAge(typed, .unprocessableContent, context, errors: AgePage.unreadable)
        } catch {
            return try refuse(error, .forbidden, context)
        }
    }

    @Sendable private func next(_ request: Request, _ context: WebContext) async throws -> Response {
        guard context.visitor.isGuest else { return Redirect.found(Link.account).unkept }
        guard Cookies(request.headers).names.contains(.gate) else {
            return try pages.page(JoinMessagePage.noCookie, for: context.visitor).unkept.hidden
        }
        do {
            let proof = try community.registration.proof(cookie: Self.cookie(request))
            return try show(RegisterPage(proof: proof, token: token(Link.joinNext)), .ok, context)
        } catch let error as RegistrationError {
            return try refuse(error, .ok, context)
        }
    }

    @Sendable private func register(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        guard context.visitor.isGuest else { return Redirect.seeOther(Link.account).unkept }
        let pass = JoinPass(cookie: Self.cookie(request), proof: form[RegisterPage.proof])
        let typed = RegisterPage.Typed(
            name: form.line(RegisterPage.name), address: form.line(RegisterPage.address),
            isUnderstood: form.has(RegisterPage.understood))
        func again(
            _ status: HTTPResponse.Status, _ faults: RegistrationFaults = RegistrationFaults(),
            refusal: ErrorSummary? = nil
        ) throws -> Response {
            let page = RegisterPage(
                typed, proof: pass.proof, token: token(Link.joinNext), faults: faults, refusal: refusal)
            return try show(page, status, context)
        }
        guard !form.isStale else { return try refuse(.noTicket, .badRequest, context) }
        // Nobody who fills this in is told that it was noticed.
        guard form[RegisterPage.trap].isEmpty else { return Self.done() }
        do {
            try await community.registration.register(
                RegistrationDraft(
                    name: form.strict(RegisterPage.name), address: form.strict(RegisterPage.address),
                    password: form[RegisterPage.password], isUnderstood: typed.isUnderstood),
                by: pass, from: context.network)
            return Self.done()
        } catch {
            switch error {
            case .invalid(let faults): return try again(.unprocessableContent, faults)
            case .tooOften(let seconds):
                return try again(.tooManyRequests, refusal: .saying(RegisterWords.tooOften(seconds)))
                    .asking(toWait: seconds)
            case .busy:
                return try again(.serviceUnavailable, refusal: .saying(RegisterWords.busy))
                    .asking(toWait: Busy.retryAfter)
            case .minor: return Redirect.seeOther(Link.joinNext).unkept
            case .noTicket: return try refuse(error, .badRequest, context)
            case .closed, .needsInvitation, .spentInvitation, .unreadable, .unavailable:
                return try refuse(error, .forbidden, context)
            }
        }
    }

    /// The same for everybody.
    @Sendable private func sent(_ request: Request, _ context: WebContext) async throws -> Response {
        try show(JoinMessagePage.sent, .ok, context)
    }

    private static func done() -> Response {
        var response = Redirect.seeOther(Link.joinSent).unkept
        response.headers.give(.cleared(.gate))
        return response
    }

    private func refuse(
        _ error: RegistrationError, _ status: HTTPResponse.Status, _ context: WebContext
    ) throws -> Response {
        switch error {
        case .minor: try show(JoinMessagePage.minor, .ok, context)
        case .closed: try show(JoinMessagePage.closed, status, context)
        case .needsInvitation: try show(JoinMessagePage.byInvitation, status, context)
        case .spentInvitation: try show(JoinMessagePage.spentInvitation, status, context)
        case .noTicket: try show(JoinMessagePage.noTicket, status, context)
        case .unreadable, .invalid: throw BadRequest()
        case .tooOften(let seconds): throw TooOften(retryAfter: seconds)
        case .busy: throw Busy()
        case .unavailable: throw ReadingError.unavailable
        }
    }

    private func showAge(
        _ typed: AgePage.Typed, _ status: HTTPResponse.Status, _ context: WebContext, errors: ErrorSummary? = nil
    ) throws -> Response {
        let response = try show(AgePage(typed, token: token(Link.join), errors: errors), status, context)
        return typed.invitation == nil ? response : response.secret
    }

    private func show(_ page: some Page, _ status: HTTPResponse.Status, _ context: WebContext) throws -> Response {
        try pages.page(page, status: status, for: context.visitor).unkept.hidden
    }

    private func token(_ path: String) -> String {
        community.formTokens.token(for: .guest(path: path))
    }

    private static func cookie(_ request: Request) -> String? {
        Cookies(request.headers)[.gate]
    }
}
