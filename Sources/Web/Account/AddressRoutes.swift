import Features
import HTTPTypes
import Hummingbird

/// A member's own address: changed by a link that is sent to the new one, and taken back by one that the former got.
struct AddressRoutes: FeatureRoutes {
    let community: Community
    let pages: Pages

    /// The link to a new address works for the member alone, the one that takes a change back without a session;
    /// `/account/address` takes `?after=sent`.
    func add(to routes: inout RouteList) {
        routes.get("/account/address", for: .ownAccount, privacy: .unkept, show)
        routes.post("/account/address", for: .ownAccount, privacy: .unkept, send)
        routes.get("/account/address/confirm/{token}", for: .ownAccount, privacy: .secret, showChange)
        routes.post("/account/address/confirm/{token}", for: .ownAccount, privacy: .secret, change)
        routes.get("/account/address/undo/{token}", for: .signIn, privacy: .secret, showUndo)
        routes.post(
            "/account/address/undo/{token}", for: .signIn, privacy: .secret,
            AgeGate(community: community, pages: pages).guarding(undo))
    }

    private static let field = "address"
    private static let account = FormPage.Crumb(name: AddressWords.account, address: Link.account)

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let isSent = request.asked("after") == "sent"
        return try await form(context, .ok, notice: isSent ? AddressWords.sent : nil)
    }

    /// The same answer whosever the address is.
    @Sendable private func send(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        let typed = form.line(Self.field)
        guard !form.isStale else {
            return try await self.form(context, .unprocessableContent, typed: typed, refusal: .stale)
        }
        do {
            try await community.ownAddress.request(typed, by: context.actor)
            return Redirect.seeOther(Link.addressSent)
        } catch {
            let failure = Failure(error)
            switch error {
            case .stepUpNeeded: throw StepUpNeeded(path: Link.address)
            case .form: return try await self.form(context, failure.status, typed: typed, error: AddressWords.noAddress)
            case .same: return try await self.form(context, failure.status, typed: typed, error: error.sentence)
            case .tooOften:
                return try await self.form(context, failure.status, typed: typed, refusal: .saying(error.sentence))
                    .asking(toWait: failure.retryAfter)
            case .notAllowed, .token, .anothersLink, .taken, .unavailable: throw error
            }
        }
    }

    @Sendable private func showChange(_ request: Request, _ context: WebContext) async throws -> Response {
        try await showChange(.ok, request, context)
    }

    @Sendable private func change(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        guard !form.isStale else {
            return try await showChange(.unprocessableContent, request, context, refusal: .stale)
        }
        do {
            try await community.ownAddress.confirm(try Self.token(context), by: context.actor)
        } catch {
            return try refuse(error, context)
        }
        let page = MessagePage(AddressWords.changed, AddressWords.changedMeans, link: Self.account)
        return try pages.page(page, for: context.visitor)
    }

    @Sendable private func showUndo(_ request: Request, _ context: WebContext) async throws -> Response {
        try await showUndo(.ok, request, context)
    }

    /// Whoever took the change back goes on to a new password.
    @Sendable private func undo(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        guard !form.isStale else {
            return try await showUndo(.unprocessableContent, request, context, refusal: .stale)
        }
        do {
            let reset = try await community.ownAddress.undo(try Self.token(context))
            return Redirect.seeOther(Link.reset(by: reset))
        } catch {
            return try refuse(error, context)
        }
    }

    private func form(
        _ context: WebContext, _ status: HTTPResponse.Status, typed: String = "", error: String? = nil,
        notice: String? = nil, refusal: FormRefusal? = nil
    ) async throws -> Response {
        let current: EmailAddress?
        do { current = try await community.ownAddress.address(for: context.actor) } catch .stepUpNeeded {
            throw StepUpNeeded(path: Link.address)
        }
        let field = FormField(
            Self.field, AddressWords.new, kind: .email, autocomplete: "email", value: typed, error: error)
        let page = FormPage(
            AddressWords.title,
            lead: [
                AddressWords.current(current), current == nil ? AddressWords.firstLead : AddressWords.lead,
            ], notice: notice,
            crumb: Self.account, to: Link.address,
            token: context.visitor.token, fields: [field], button: AddressWords.send, refusal: refusal)
        return try pages.page(page, status: status, for: context.visitor)
    }

    private func showChange(
        _ status: HTTPResponse.Status, _ request: Request, _ context: WebContext, refusal: FormRefusal? = nil
    ) async throws -> Response {
        let link: AddressLink
        do throws(AddressError) {
            link = try await community.ownAddress.look(try Self.token(context), for: context.actor)
        } catch {
            return try refuse(error, context)
        }
        return try button(
            AddressWords.confirm, [AddressWords.confirmLead(link)], AddressWords.use, status, request, context, refusal)
    }

    private func showUndo(
        _ status: HTTPResponse.Status, _ request: Request, _ context: WebContext, refusal: FormRefusal? = nil
    ) async throws -> Response {
        let link: AddressLink
        do throws(AddressError) {
            link = try await community.ownAddress.lookAtUndo(try Self.token(context))
        } catch {
            return try refuse(error, context)
        }
        return try button(
            AddressWords.undo, [AddressWords.undoLead(link), AddressWords.undoMeans], AddressWords.takeBack, status,
            request, context, refusal)
    }

    /// Programs that look into mail open links, but press no buttons.
    private func button(
        _ title: String, _ lead: [String], _ button: String, _ status: HTTPResponse.Status, _ request: Request,
        _ context: WebContext, _ refusal: FormRefusal?
    ) throws -> Response {
        let path = request.uri.path
        let page = FormPage(
            title, lead: lead, to: path, token: community.formTokens.token(at: path, for: context.visitor), fields: [],
            button: button, refusal: refusal)
        return try pages.page(page, status: status, for: context.visitor)
    }

    private func refuse(_ error: AddressError, _ context: WebContext) throws -> Response {
        let title: String
        switch error {
        case .token(let error): return try pages.deadLink(error, to: Self.account, for: context.visitor)
        case .anothersLink: title = AddressWords.anothers
        case .taken: title = DeadLinkWords.title
        case .notAllowed, .stepUpNeeded, .form, .same, .tooOften, .unavailable: throw error
        }
        let page = MessagePage(title, [error.sentence], link: Self.account)
        return try pages.page(page, status: Failure(error).status, for: context.visitor)
    }

    private static func token(_ context: WebContext) throws(AddressError) -> Secret {
        do { return try AddressParts.secret("token", context) } catch { throw .token(error) }
    }
}
