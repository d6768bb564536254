import Features
import HTTPTypes
import Hummingbird

/// Joining: the age screen, then the form.
struct JoinRoutes: FeatureRoutes {
    let community: Community
    let pages: Pages

    /// `/join` takes `?invite=`, what an invitation's link carries; `/join/next` takes `?asked=yes` from whoever has just
    /// answered.
    func add(to routes: inout RouteList) {
        routes.get("/join", for: .join, privacy: .unkept, ask)
        routes.post("/join", for: .join, privacy: .unkept, answer)
        routes.get("/join/next", for: .join, privacy: .unkept, next)
        routes.post("/join/next", for: .join, privacy: .unkept, register)
        routes.get("/join/sent", for: .join, privacy: .unkept, sent)
    }

    @Sendable private func ask(_ request: Request, _ context: WebContext) async throws -> Response {
        guard context.visitor.isGuest else { return Redirect.found(Link.account) }
        let invitation = request.asked(AgePage.invitation)
        do {
            try await community.registration.mayBegin(cookie: Self.cookie(request), invitation: invitation)
            return try showAge(AgePage.Typed(invitation: invitation), .ok, context)
        } catch let error as RegistrationError {
            return try refuse(error, .ok, context)
        }
    }

    /// Leads everybody on to the same address, with a cookie of the same length.
    @Sendable private func answer(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        guard context.visitor.isGuest else { return Redirect.seeOther(Link.account) }
        let cookie = Self.cookie(request)
        let typed = AgePage.Typed(form)
        guard [AgePage.month, AgePage.year, AgePage.country].contains(where: form.has) else { throw BadRequest() }
        if form.isStale, !community.registration.isMinor(cookie: cookie) {
            return try showAge(typed, .unprocessableContent, context, refusal: .stale)
        }
        do {
            let gate = try await community.registration.screen(
                month: form.line(AgePage.month), year: form.line(AgePage.year), country: typed.country,
                cookie: cookie, invitation: typed.invitation)
            var response = Redirect.seeOther(Link.joinAsked)
            response.headers.give(.untilClose(.gate, gate))
            return response
        } catch RegistrationError.unreadable {
            return try showAge(typed, .unprocessableContent, context, isBad: true)
        } catch {
            return try refuse(error, .forbidden, context)
        }
    }

    @Sendable private func next(_ request: Request, _ context: WebContext) async throws -> Response {
        guard context.visitor.isGuest else { return Redirect.found(Link.account) }
        let hasCookie = Cookies(request.headers).names.contains(.gate)
        if request.asked("asked") != nil {
            // An address that says so must not stay behind: gone back to later, it would say what is no more so.
            guard !hasCookie else { return Redirect.found(Link.joinNext) }
            return try pages.page(JoinMessages.noCookie, for: context.visitor)
        }
        guard hasCookie else { return Redirect.found(Link.join) }
        do {
            let proof = try community.registration.proof(cookie: Self.cookie(request))
            return try show(RegisterPage(proof: proof, token: token(Link.joinNext)), .ok, context)
        } catch let error as RegistrationError {
            return try refuse(error, .ok, context)
        }
    }

    @Sendable private func register(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        guard context.visitor.isGuest else { return Redirect.seeOther(Link.account) }
        let pass = JoinPass(cookie: Self.cookie(request), proof: form[RegisterPage.proof])
        let typed = RegisterPage.Typed(
            name: form.line(RegisterPage.name), address: form.line(RegisterPage.address),
            isUnderstood: form.has(RegisterPage.understood))
        func again(
            _ status: HTTPResponse.Status, _ faults: RegistrationFaults = RegistrationFaults(),
            refusal: FormRefusal? = nil
        ) throws -> Response {
            let page = RegisterPage(
                typed, proof: pass.proof, token: token(Link.joinNext), faults: faults, refusal: refusal)
            return try show(page, status, context)
        }
        guard !form.isStale else { return try refuse(.noTicket, .badRequest, context) }
        do {
            try await community.registration.register(
                RegistrationDraft(
                    name: form.line(RegisterPage.name), address: form.line(RegisterPage.address),
                    password: form[RegisterPage.password], isUnderstood: typed.isUnderstood,
                    isTrapped: !form[RegisterPage.trap].isEmpty),
                by: pass, from: context.network)
            return Self.done()
        } catch {
            switch error {
            case .invalid(let faults): return try again(.unprocessableContent, faults)
            case .tooOften(let seconds):
                return try again(Failure(error).status, refusal: .saying(RegisterWords.tooOften(seconds)))
                    .asking(toWait: seconds)
            case .busy:
                return try again(Failure(error).status, refusal: .saying(RegisterWords.busy))
                    .asking(toWait: Failure(error).retryAfter)
            case .minor: return Redirect.seeOther(Link.joinNext)
            case .noTicket, .usedTicket: return try refuse(error, .badRequest, context)
            case .closed, .needsInvitation, .spentInvitation, .unreadable, .unavailable:
                return try refuse(error, .forbidden, context)
            }
        }
    }

    /// The same for everybody.
    @Sendable private func sent(_ request: Request, _ context: WebContext) async throws -> Response {
        try show(JoinMessages.sent, .ok, context)
    }

    private static func done() -> Response {
        var response = Redirect.seeOther(Link.joinSent)
        response.headers.give(.cleared(.gate))
        return response
    }

    private func refuse(
        _ error: RegistrationError, _ status: HTTPResponse.Status, _ context: WebContext
    ) throws -> Response {
        switch error {
        case .minor: try show(JoinMessages.minor, .ok, context)
        case .closed: try show(JoinMessages.closed, status, context)
        case .needsInvitation: try show(JoinMessages.byInvitation, status, context)
        case .spentInvitation: try show(JoinMessages.spentInvitation, status, context)
        case .noTicket: try show(JoinMessages.noTicket, status, context)
        case .usedTicket: try show(JoinMessages.sentAlready, status, context)
        case .unreadable, .invalid, .tooOften, .busy, .unavailable: throw error
        }
    }

    private func showAge(
        _ typed: AgePage.Typed, _ status: HTTPResponse.Status, _ context: WebContext, isBad: Bool = false,
        refusal: FormRefusal? = nil
    ) throws -> Response {
        let page = AgePage(typed, token: token(Link.join), isBad: isBad, refusal: refusal)
        // Its address may hold an invitation. That no other site learns of it is so of every page; more than that would
        // make older browsers hide where the form comes from.
        return try show(page, status, context)
    }

    private func show(_ page: some Page, _ status: HTTPResponse.Status, _ context: WebContext) throws -> Response {
        try pages.page(page, status: status, for: context.visitor)
    }

    private func token(_ path: String) -> String {
        community.formTokens.forAnyone(at: path)
    }

    private static func cookie(_ request: Request) -> String? {
        Cookies(request.headers)[.gate]
    }
}
