import Features
import HTTPTypes
import Hummingbird

/// What becomes of posts after they were sent: deleting one's own, waiting, what they said before.
struct OwnPostRoutes: FeatureRoutes {
    let community: Community
    let pages: Pages

    func add(to routes: inout RouteList) {
        routes.get("/p/{post}/delete", for: .keepTrack, privacy: .unkept, showDeletion)
        routes.post("/p/{post}/delete", for: .keepTrack, privacy: .unkept, delete)
        routes.get("/p/{post}/versions", for: .readPublic, versions)
        routes.post("/p/{post}/versions/{number}/hide", for: .moderate, hide)
        routes.get("/held/{post}", for: .keepTrack, privacy: .unkept, held)
    }

    /// The page had said that no word of the post would be kept.
    private static let early = "early"

    @Sendable private func showDeletion(_ request: Request, _ context: WebContext) async throws -> Response {
        try await deletion(.ok, context)
    }

    @Sendable private func delete(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        guard !form.isStale else { return try await deletion(.unprocessableContent, context, refusal: .stale) }
        let id = try AddressParts.post(context)
        guard let asked = try await community.ownPosts.deletion(of: id, by: context.actor) else { throw NotFound() }
        let isEarly = form.has(Self.early)
        guard try await community.ownPosts.delete(id, isEarly: isEarly, by: context.actor) else {
            let refusal = FormRefusal.saying(DeleteWords.older(minutes: asked.minutes))
            return try await deletion(.unprocessableContent, context, refusal: refusal)
        }
        // Where it began a thread that nobody answered, that is gone with it.
        guard let place = asked.place,
            try await community.discussions.place(of: id, for: context.actor) != nil
        else { return Redirect.seeOther(Link.boards) }
        return Redirect.seeOther(Link.place(place, in: context.visitor.preferences.chosenView))
    }

    /// The page that asks once more, and says what happens.
    private func deletion(
        _ status: HTTPResponse.Status, _ context: WebContext, refusal: FormRefusal? = nil
    ) async throws -> Response {
        let id = try AddressParts.post(context)
        guard let deletion = try await community.ownPosts.deletion(of: id, by: context.actor) else { throw NotFound() }
        let page = FormPage(
            DeleteWords.title,
            lead: [
                "“\(deletion.excerpt)”",
                DeleteWords.follows(deletion),
                DeleteWords.replies,
            ], crumb: deletion.place.map { .init(name: $0.discussion.title, address: Link.discussion($0.discussion)) },
            to: Link.delete(id), token: context.visitor.token,
            hidden: deletion.leavesNothing ? [Self.early: "yes"] : [:], fields: [], button: DeleteWords.button,
            refusal: refusal,
            links: [.init(name: DeleteWords.keep, address: deletion.isHeld ? Link.held(id) : Link.post(id))])
        return try pages.page(page, status: status, for: context.visitor)
    }

    @Sendable private func versions(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let found = try await community.versions.page(of: AddressParts.post(context), for: context.actor) else {
            throw NotFound()
        }
        return try pages.page(
            ShowVersionsPage(found, kit: pages.kit(for: context.visitor)), for: context.visitor
        ).hidden
    }

    @Sendable private func hide(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        let id = try AddressParts.post(context)
        let number = try AddressParts.number(AddressParts.text("number", context))
        guard let number = Int32(exactly: number).map(Int.init) else { throw NotFound() }
        guard !form.isStale else { return Redirect.seeOther(Link.versions(of: id)) }
        try await community.versions.hide(number: number, of: id, by: context.actor)
        return Redirect.seeOther(Link.versions(of: id))
    }

    @Sendable private func held(_ request: Request, _ context: WebContext) async throws -> Response {
        let id = try AddressParts.post(context)
        guard let post = try await community.discussions.held(id, by: context.actor) else { throw NotFound() }
        switch post.state {
        case .held: break
        case .visible: return Redirect.found(Link.post(id))
        case .removed where post.stateBy == .author: throw NotFound()
        case .removed: return Redirect.found(Link.decision(on: id))
        }
        return try pages.page(
            ShowHeldPage(post, heldBy: post.rule.map(community.moderation.rule)), for: context.visitor)
    }
}
