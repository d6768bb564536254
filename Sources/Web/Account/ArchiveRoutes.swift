import Features
import HTTPTypes
import Hummingbird

/// What came with an archive under a member's address, and making it theirs.
struct ArchiveRoutes: FeatureRoutes {
    let community: Community
    let pages: Pages

    func add(to routes: inout RouteList) {
        routes.get("/account/archive", for: .profile, privacy: .unkept, show)
        routes.post("/account/archive", for: .profile, privacy: .unkept, claim)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        try await show(.ok, context)
    }

    @Sendable private func claim(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        guard !form.isStale else { return try await show(.unprocessableContent, context, refusal: .stale) }
        do {
            try await community.claims.claim(by: context.actor)
            return Redirect.seeOther(Link.archive)
        } catch {
            let status = Failure(error).status
            switch error {
            case .stepUpNeeded: throw StepUpNeeded(path: Link.archive)
            case .suspended: return try await show(status, context, refusal: .saying(ArchiveWords.suspended))
            // Sent twice, or from a page of yesterday: what it says now is why.
            case .nothing: return try await show(status, context)
            case .notAllowed, .unavailable: throw error
            }
        }
    }

    private func show(
        _ status: HTTPResponse.Status, _ context: WebContext, refusal: FormRefusal? = nil
    ) async throws -> Response {
        guard let member = context.actor.member else { throw NotFound() }
        let share = try await community.claims.look(for: context.actor)
        if case .found(let found, .nobody) = share {
            let page = FormPage(
                ArchiveWords.title, lead: [ArchiveWords.found(found), ArchiveWords.means], crumb: Self.account,
                to: Link.archive, token: context.visitor.token, fields: [], button: ArchiveWords.claim,
                refusal: refusal)
            return try pages.page(page, status: status, for: context.visitor)
        }
        let (paragraph, link) =
            switch share {
            case .noAddress:
                (ArchiveWords.noAddress, FormPage.Crumb(name: ArchiveWords.giveAddress, address: Link.address))
            case .nothing: (ArchiveWords.nothing, Self.account)
            case .found(let found, .oneself):
                (
                    ArchiveWords.yours(found),
                    FormPage.Crumb(name: ArchiveWords.yourPage, address: Link.member(member.name))
                )
            case .found(let found, _): (ArchiveWords.anothers(found), Self.account)
            }
        let page = MessagePage(ArchiveWords.title, [paragraph], link: link)
        return try pages.page(page, status: status, for: context.visitor)
    }

    private static let account = FormPage.Crumb(name: ArchiveWords.account, address: Link.account)
}
