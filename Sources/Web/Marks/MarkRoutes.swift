import Features
import Hummingbird

/// What members put on posts: thanks, bookmarks, and the mark of the answer.
struct MarkRoutes: FeatureRoutes {
    let community: Community
    let pages: Pages

    /// Buttons send `do=give` or `do=take` and lead back to the post; those of the list send `?from=list` along.
    func add(to routes: inout RouteList) {
        routes.get("/p/{post}/thanks", for: .readPublic, privacy: .unkept, thanked)
        routes.post("/p/{post}/thanks", for: .post, privacy: .unkept, thanks)
        routes.post("/p/{post}/bookmark", for: .keepTrack, privacy: .unkept, bookmark)
        routes.post("/p/{post}/answer", for: .post, privacy: .unkept, answer)
        routes.get("/account/bookmarks", for: .keepTrack, privacy: .unkept, bookmarks)
    }

    /// What a button asks for.
    private enum Wish: String {
        case give, take
    }

    private static let field = "do"

    @Sendable private func thanked(_ request: Request, _ context: WebContext) async throws -> Response {
        let post = try AddressParts.post(context)
        guard let thanked = try await community.marks.thanked(post, for: context.actor) else { throw NotFound() }
        return try pages.page(ShowThanksPage(thanked), for: context.visitor)
    }

    @Sendable private func thanks(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        try await mark(form, request, context) { (post, wish) throws(MarkError) in
            switch wish {
            case .give: try await community.marks.thank(post, by: context.actor)
            case .take: try await community.marks.takeBack(post, by: context.actor)
            }
        }
    }

    @Sendable private func bookmark(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        try await mark(form, request, context) { (post, wish) throws(MarkError) in
            switch wish {
            case .give: try await community.marks.bookmark(post, by: context.actor)
            case .take: try await community.marks.unbookmark(post, by: context.actor)
            }
        }
    }

    @Sendable private func answer(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        try await mark(form, request, context) { (post, wish) throws(MarkError) in
            switch wish {
            case .give: try await community.answers.mark(post, by: context.actor)
            case .take: try await community.answers.unmark(post, by: context.actor)
            }
        }
    }

    /// A button says itself whether it gives or takes, so one that was shown long ago surprises nobody.
    private func mark(
        _ form: Form, _ request: Request, _ context: WebContext,
        _ put: (Post.ID, Wish) async throws(MarkError) -> Void
    ) async throws -> Response {
        let post = try AddressParts.post(context)
        guard let wish = Wish(rawValue: form.line(Self.field)) else { throw BadRequest() }
        do {
            try await put(post, wish)
        } catch {
            let failure = Failure(error)
            switch error {
            case .missing, .notAllowed, .unavailable: throw error
            case .own, .tooMany, .full, .noAnswer:
                let link = FormPage.Crumb(name: BookmarkWords.backToPost, address: Link.post(post))
                let page = MessagePage(BookmarkWords.notDone, [error.sentence], link: link)
                return try pages.page(page, status: failure.status, for: context.visitor)
                    .asking(toWait: failure.retryAfter)
            }
        }
        return Redirect.seeOther(request.asked("from") == "list" ? Link.bookmarks : Link.post(post))
    }

    @Sendable private func bookmarks(_ request: Request, _ context: WebContext) async throws -> Response {
        let cursor = try AddressParts.cursor(request)
        let list = try await community.marks.bookmarks(at: cursor, by: context.actor)
        return try pages.page(
            BookmarksPage(list, at: cursor, kit: pages.kit(for: context.visitor)), for: context.visitor)
    }
}
