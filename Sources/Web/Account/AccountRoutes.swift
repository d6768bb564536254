import Features
import HTTPTypes
import Hummingbird

/// What members have of their own.
struct AccountRoutes: FeatureRoutes {
    let community: Community
    let pages: Pages

    func add(to routes: inout RouteList) {
        routes.get("/account", for: .ownAccount, privacy: .unkept, account)
        routes.get("/account/sign-ins", for: .ownAccount, privacy: .unkept, signIns)
        routes.post("/account/sign-ins/end-all", for: .ownAccount, privacy: .unkept, endOthers)
        routes.post("/account/sign-ins/{id}/end", for: .ownAccount, privacy: .unkept, end)
    }

    @Sendable private func account(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let member = context.actor.member else { throw NotFound() }
        let page = AccountPage(
            member, mayClaim: community.claims.mayClaim(context.actor),
            mayInvite: community.authorizer.allows(context.actor, .invite),
            keepsTrack: community.authorizer.allows(context.actor, .keepTrack),
            waiting: await community.moderation.waiting(for: context.actor))
        return try pages.page(page, for: context.visitor)
    }

    @Sendable private func signIns(_ request: Request, _ context: WebContext) async throws -> Response {
        try await showSignIns(context)
    }

    @Sendable private func endOthers(
        _ form: Form, _ request: Request, _ context: WebContext
    ) async throws -> Response {
        guard !form.isStale else { return try await showSignIns(context, refusal: .stale) }
        try await community.signIns.endAll(sparing: context.actor.member?.signIn, by: context.actor)
        return Redirect.seeOther(Link.signIns)
    }

    @Sendable private func end(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        let id = try SignIn.ID(rawValue: AddressParts.number(AddressParts.text("id", context)))
        guard !form.isStale else { return try await showSignIns(context, refusal: .stale) }
        try await community.signIns.end(id, by: context.actor)
        return Redirect.seeOther(Link.signIns)
    }

    private func showSignIns(_ context: WebContext, refusal: FormRefusal? = nil) async throws -> Response {
        let list = try await community.signIns.list(for: context.actor)
        let status: HTTPResponse.Status = refusal == nil ? .ok : .unprocessableContent
        return try pages.page(
            SignInsPage(list, kit: pages.kit(for: context.visitor), refusal: refusal), status: status,
            for: context.visitor)
    }
}
