import Features
import HTTPTypes
import Hummingbird

/// The list of a member's drafts, and of what waits for a moderator.
struct DraftRoutes: FeatureRoutes {
    let community: Community
    let pages: Pages

    func add(to routes: inout RouteList) {
        routes.get("/account/drafts", for: .keepTrack, privacy: .unkept, list)
        routes.get("/account/drafts/text/{target}", for: .keepTrack, privacy: .unkept, text)
        routes.post("/account/drafts/discard", for: .keepTrack, privacy: .unkept, discard)
    }

    @Sendable private func list(_ request: Request, _ context: WebContext) async throws -> Response {
        try await page(.ok, context)
    }

    /// A draft alone, to be copied: there is no composer any more that it would stand in.
    @Sendable private func text(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let target = ComposerTarget(key: try AddressParts.text("target", context)),
            let draft = try await community.savedDrafts.text(for: target, by: context.actor)
        else { throw NotFound() }
        let page = KeptTextPage(.placeless, TypedText(draft), at: "", token: context.visitor.token)
        return try pages.page(page, for: context.visitor)
    }

    @Sendable private func discard(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        guard !form.isStale else { return try await page(.unprocessableContent, context, refusal: .stale) }
        guard let target = ComposerTarget(key: form["target"]) else { throw NotFound() }
        try await community.savedDrafts.discard(target, by: context.actor)
        return Redirect.seeOther(Link.drafts)
    }

    private func page(
        _ status: HTTPResponse.Status, _ context: WebContext, refusal: FormRefusal? = nil
    ) async throws -> Response {
        let drafts = try await community.savedDrafts.list(by: context.actor)
        let waiting = try await community.discussions.waiting(of: context.actor)
        let page = DraftsPage(
            drafts, waiting: waiting, token: context.visitor.token, kit: pages.kit(for: context.visitor),
            refusal: refusal)
        return try pages.page(page, status: status, for: context.visitor)
    }
}
