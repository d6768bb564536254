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
        routes.get("/p/{post}/versions", for: .readPublic, shared: .guests, versions)
        routes.get("/held/{post}", for: .keepTrack, privacy: .unkept, held)
    }

    /// The page had said that no word of the post would be kept.
    private static let early = "early"

    @Sendable private func showDeletion(_ request: Request, _ context: WebContext) async throws -> Response {
        try await deletion(.ok, context)
    }

    @Sendable private func delete(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        let id = try AddressParts.post(context)
        guard let asked = try await community.ownPosts.deletion(of: id, by: context.actor) else {
            return try await deleted(id, context)
        }
        guard !form.isStale else { return try await deletion(.unprocessableContent, context, refusal: .stale) }
        do {
            guard try await community.ownPosts.delete(id, isEarly: form.has(Self.early), by: context.actor) else {
                let refusal = FormRefusal.saying(DeleteWords.older(minutes: asked.minutes))
                return try await deletion(.unprocessableContent, context, refusal: refusal)
            }
        } catch PostingError.removed {
            // By another request, in the same moment.
        }
        return try await deleted(id, context)
    }

    /// What comes after a deletion, however often it is asked for; there is nothing to see for others.
    private func deleted(_ id: Post.ID, _ context: WebContext) async throws -> Response {
        guard try await community.ownPosts.hasTakenBack(id, by: context.actor) else { throw NotFound() }
        // Where it began a thread that nobody answered, that is gone with it.
        guard let place = try await community.discussions.place(of: id, for: context.actor) else {
            return Redirect.seeOther(Link.boards)
        }
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
        context.facts.shows(.discussion(found.place.discussion.id))
        return try pages.page(
            ShowVersionsPage(found, kit: pages.kit(for: context.visitor)), for: context.visitor
        ).hidden
    }

    @Sendable private func held(_ request: Request, _ context: WebContext) async throws -> Response {
        let id = try AddressParts.post(context)
        guard let post = try await community.discussions.held(id, by: context.actor) else { throw NotFound() }
        switch post.state {
        case .held: break
        case .visible where post.isEdit: break
        case .visible where post.wasRejected: return Redirect.found(Link.decision(on: id))
        case .visible: return Redirect.found(Link.post(id))
        case .removed where post.stateBy == .author: throw NotFound()
        case .removed: return Redirect.found(Link.decision(on: id))
        }
        return try pages.page(
            ShowHeldPage(post, heldBy: post.rule.map(community.moderation.rule)), for: context.visitor)
    }
}
