import Features
import Hummingbird

/// Where members start a thread, answer, and change what they wrote.
struct ComposeRoutes: FeatureRoutes {
    let community: Community
    let pages: Pages

    /// A reply takes `?quote=1`: it begins with the words that it answers.
    func add(to routes: inout RouteList) {
        routes.composer("/b/{board}/new", show: showNew, take: takeNew)
        routes.composer("/p/{post}/reply", show: showReply, take: takeReply)
        routes.composer("/p/{post}/edit", show: showEdit, take: takeEdit)
    }

    @Sendable private func showNew(_ request: Request, _ context: WebContext) async throws -> Response {
        try await composer(request, context).show(at: { try await board(context) })
    }

    @Sendable private func takeNew(
        _ sent: SentText, _ request: Request, _ context: WebContext
    ) async throws -> Response {
        try await composer(request, context).take(sent) { try await board(context) }
    }

    @Sendable private func showReply(_ request: Request, _ context: WebContext) async throws -> Response {
        let post = try AddressParts.post(context)
        let asksForQuote = request.uri.queryParameters["quote"] == "1"
        let isQuoted = asksForQuote && community.authorizer.allows(context.actor, .post)
        let quote = isQuoted ? try await community.quotes.quote(of: post, for: context.actor) : nil
        return try await composer(request, context).show(
            .reply(to: post), quote: quote, at: { try await reply(context) })
    }

    @Sendable private func takeReply(
        _ sent: SentText, _ request: Request, _ context: WebContext
    ) async throws -> Response {
        try await composer(request, context).take(sent, answering: try? AddressParts.post(context)) {
            try await reply(context)
        }
    }

    @Sendable private func showEdit(_ request: Request, _ context: WebContext) async throws -> Response {
        let post = try AddressParts.post(context)
        return try await composer(request, context).show(.edit(post), at: { try await edited(context) })
    }

    @Sendable private func takeEdit(
        _ sent: SentText, _ request: Request, _ context: WebContext
    ) async throws -> Response {
        try await composer(request, context).take(sent) { try await edited(context) }
    }

    private func composer(_ request: Request, _ context: WebContext) -> Composer {
        Composer(community: community, pages: pages, context: context, path: request.uri.path)
    }

    private func board(_ context: WebContext) async throws -> ComposerPlace {
        let slug = try AddressParts.text("board", context)
        guard let board = try await community.boards.board(slug: slug, for: context.actor) else { throw NotFound() }
        return .board(board)
    }

    private func reply(_ context: WebContext) async throws -> ComposerPlace {
        let post = try AddressParts.post(context)
        guard let place = try await community.discussions.replyPlace(of: post, for: context.actor) else {
            throw NotFound()
        }
        return .reply(place)
    }

    private func edited(_ context: WebContext) async throws -> ComposerPlace {
        .edit(try await community.ownPosts.editable(AddressParts.post(context), by: context.actor))
    }
}
