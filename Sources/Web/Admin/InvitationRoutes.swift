import Features
import HTTPTypes
import Hummingbird

/// Invitations: made, listed and taken back by those who may invite people; for others there is nothing here.
struct InvitationRoutes: FeatureRoutes {
    let community: Community
    let pages: Pages

    func add(to routes: inout RouteList) {
        routes.get("/admin/invitations", for: .invite, privacy: .unkept, show)
        routes.post("/admin/invitations", for: .invite, privacy: .unkept, make)
        routes.post("/admin/invitations/{id}/revoke", for: .invite, privacy: .unkept, revoke)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        try await show(.init(), .ok, context)
    }

    /// The link stands in the answer, and nowhere else.
    @Sendable private func make(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        var shown = InvitationsPage.Shown()
        shown.uses = form.line(InvitationsPage.usesField)
        let standing = Member.Standing(rawValue: form[InvitationsPage.standingField])
        shown.standing = standing ?? .member
        guard !form.isStale else {
            shown.refusal = .stale
            return try await show(shown, .unprocessableContent, context)
        }
        guard standing != nil else {
            shown.refusal = .saying(InvitationWords.unknownStanding)
            return try await show(shown, .unprocessableContent, context)
        }
        do {
            let secret = try await community.invitations.make(
                for: shown.standing, uses: Int(shown.uses) ?? 0, by: context.actor)
            shown = .init()
            shown.made = pages.origin + Link.join(invitedBy: secret)
        } catch {
            switch error {
            case .uses, .administratorsTogether: shown.usesError = error.sentence
            case .higherStanding: shown.refusal = .saying(error.sentence)
            case .stepUpNeeded: throw StepUpNeeded(path: Link.invitations)
            case .notAllowed, .missing, .unavailable: throw error
            }
            return try await show(shown, Failure(error).status, context)
        }
        return try await show(shown, .ok, context)
    }

    @Sendable private func revoke(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        let id = try Invitation.ID(rawValue: AddressParts.number(AddressParts.text("id", context)))
        guard !form.isStale else {
            var shown = InvitationsPage.Shown()
            shown.refusal = .stale
            return try await show(shown, .unprocessableContent, context)
        }
        try await community.invitations.revoke(id, by: context.actor)
        return Redirect.seeOther(Link.invitations)
    }

    private func show(
        _ shown: InvitationsPage.Shown, _ status: HTTPResponse.Status, _ context: WebContext
    ) async throws -> Response {
        guard let member = context.actor.member else { throw NotFound() }
        let list = try await community.invitations.list(for: context.actor)
        let page = InvitationsPage(
            list, shown, upTo: member.standing, isClosed: community.site.joining.policy == .closed,
            token: context.visitor.token, kit: pages.kit(for: context.visitor), now: pages.now)
        return try pages.page(page, status: status, for: context.visitor)
    }
}
