import Features
import Hummingbird

/// Threads in their two views, and posts.
struct DiscussionRoutes: FeatureRoutes {
    let community: Community
    let pages: Pages

    /// A thread takes `?view=flat|tree` (else its reader decides, or its board), flat `?page=`, the tree `?post=` and
    /// `?part=`; a source takes `?plain=1`.
    func add(to routes: inout RouteList) {
        routes.get(
            "/d/{discussion}", for: .readPublic, shared: .guests, heeding: ["view", "page", "post", "part"], show)
        routes.get("/p/{post}", for: .readPublic, post)
        routes.get("/p/{post}/source", for: .readPublic, shared: .guests, heeding: ["plain"], source)
        routes.get("/news/id/{message}", for: .readPublic, message)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let number = try AddressParts.numberWithSlug(AddressParts.text("discussion", context))
        let id = Discussion.ID(rawValue: number)
        guard let boardView = try await community.discussions.defaultView(of: id, for: context.actor) else {
            throw NotFound()
        }
        let query = request.uri.queryParameters
        let standard = context.visitor.preferences.chosenView ?? boardView
        // A tree has no pages: whoever sees this thread flat links to one so.
        let ofPage: Board.View? = standard == .tree && query["page"] != nil ? .flat : nil
        let chosen = query["view"].flatMap { Board.View(rawValue: String($0)) } ?? ofPage
        let asked = AskedView(id: id, standard: standard, isChosen: chosen != nil, request: request, context: context)
        return switch chosen ?? standard {
        case .flat: try await flat(asked)
        case .tree: try await tree(asked)
        }
    }

    private func flat(_ asked: AskedView) async throws -> Response {
        let context = asked.context
        let number = try AddressParts.count(inQuery: "page", asked.request) ?? 1
        switch try await community.discussions.show(asked.id, page: number, for: context.actor) {
        case .page(let page):
            asked.note(page.discussion, at: pages.now)
            context.facts.shows(.newest(page.board.id))
            if let redirect = asked.redirect(to: page.discussion.link) { return redirect }
            let posts = page.posts.map(\.post)
            let reader = try await ThreadReader.looking(
                at: posts.map(\.id), whole: posts, in: page.discussion, takesAnswers: page.takesAnswers,
                for: context.actor, community)
            let shown = ShowDiscussionPage(
                page, standard: asked.standard, isChosen: asked.isChosen, reader: reader,
                composer: try await composer(page.answerable, context), for: context.visitor, pages: pages)
            let response = try pages.page(shown, for: context.visitor)
            let readable = page.posts.filter { $0.post.state == .visible && $0.html != nil }.map(\.post.id)
            await seen(readable, asked)
            return response
        case .moved(let link, let page): return asked.redirect(movedTo: link, page: page)
        case .missing: throw NotFound()
        }
    }

    private func tree(_ asked: AskedView) async throws -> Response {
        let context = asked.context
        let article = try AddressParts.number(inQuery: "post", asked.request).map(Post.ID.init(rawValue:))
        let part = try AddressParts.count(inQuery: "part", asked.request)
        let discussions = community.discussions
        switch try await discussions.tree(asked.id, article: article, part: part, for: context.actor) {
        case .page(let page):
            asked.note(page.discussion, at: pages.now)
            if let redirect = asked.redirect(to: page.discussion.link) { return redirect }
            let reader = try await ThreadReader.looking(
                at: page.tree.nodes.map(\.leaf.id) + [page.article.post.id], whole: [page.article.post],
                in: page.discussion, takesAnswers: page.takesAnswers, for: context.actor, community)
            let shown = ShowTreePage(
                page, standard: asked.standard, isChosen: asked.isChosen, reader: reader,
                composer: try await composer(page.answerable, context), for: context.visitor, pages: pages)
            let response = try pages.page(shown, for: context.visitor)
            await seen(page.answerable.map { [$0.place.id] } ?? [], asked)
            return response
        case .moved(let link, let page): return asked.redirect(movedTo: link, page: page)
        case .missing: throw NotFound()
        }
    }

    /// Where a member answers on the page itself; nil for whoever can't.
    private func composer(_ answerable: ReplyPlace?, _ context: WebContext) async throws -> ComposerForm? {
        guard !context.visitor.isGuest, let answerable else { return nil }
        return try await Composer(community: community, pages: pages, context: context, path: "").small(answerable)
    }

    /// Once the page is made: moves the reader's own mark, and takes what they were told of these posts as read.
    private func seen(_ posts: [Post.ID], _ asked: AskedView) async {
        guard asked.request.isReading else { return }
        await community.attention.looked(at: posts, in: asked.id, by: asked.context.actor)
    }

    @Sendable private func post(_ request: Request, _ context: WebContext) async throws -> Response {
        let id = try AddressParts.post(context)
        guard let place = try await community.discussions.place(of: id, for: context.actor) else { throw NotFound() }
        return Redirect.found(Link.place(place, in: context.visitor.preferences.chosenView))
    }

    @Sendable private func source(_ request: Request, _ context: WebContext) async throws -> Response {
        let id = try AddressParts.post(context)
        guard let source = try await community.discussions.source(of: id, for: context.actor) else { throw NotFound() }
        context.facts.shows(.discussion(source.place.discussion.id))
        guard request.uri.queryParameters["plain"] == "1" else {
            return try pages.page(
                ShowSourcePage(source, kit: pages.kit(for: context.visitor)), for: context.visitor)
        }
        return Pages.response(source.source, type: "text/plain; charset=utf-8").hidden
    }

    /// A Message-ID, with or without the angle brackets that stand around it in mail.
    @Sendable private func message(_ request: Request, _ context: WebContext) async throws -> Response {
        var name = try AddressParts.text("message", context)[...]
        if name.hasPrefix("<"), name.hasSuffix(">") { name = name.dropFirst().dropLast() }
        guard let place = try await community.discussions.place(ofMessage: String(name), for: context.actor) else {
            throw NotFound()
        }
        return Redirect.found(Link.post(place.id))
    }
}

/// A thread as a reader asked for it.
private struct AskedView {
    let id: Discussion.ID
    /// How its reader sees threads whose address asks for no view.
    let standard: Board.View
    /// True when the address names a view.
    let isChosen: Bool
    let request: Request
    let context: WebContext

    /// Tells what its page shows, whichever view it is.
    func note(_ discussion: Discussion, at now: Moment) {
        context.facts.shows(.discussion(discussion.id))
        if let end = discussion.pinnedUntil, end > now { context.facts.changes(at: end) }
    }

    /// 301 to the address with the right words in it; nil when they are right.
    func redirect(to link: DiscussionLink) -> Response? {
        let path = Link.discussion(link)
        return request.uri.path == path ? nil : Redirect.permanent(path, keepingQueryOf: request)
    }

    /// To the thread that this one was merged into, or to this thread's last page.
    func redirect(movedTo link: DiscussionLink, page: Int) -> Response {
        link.id == id
            ? Redirect.found(Link.flat(link, page: page, standard: standard))
            : Redirect.permanent(Link.discussion(link))
    }
}
