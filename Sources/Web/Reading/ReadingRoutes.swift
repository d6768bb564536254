import Features
import HTTPTypes
import Hummingbird

/// What is each member's own: what is new for them, what they follow, whom they leave out.
struct ReadingRoutes: FeatureRoutes {
    let community: Community
    let pages: Pages

    /// `/unread` and `/account/following` are lists that take `?before=MILLISECONDS-ID` and `?after=`; buttons of lists
    /// send `?from=list` along, and lead back to them.
    func add(to routes: inout RouteList) {
        routes.get("/unread", for: .keepTrack, privacy: .unkept, unread)
        routes.post("/read", for: .keepTrack, privacy: .unkept, read)
        routes.post("/d/{discussion}/follow", for: .keepTrack, privacy: .unkept, followThread)
        routes.post("/b/{board}/follow", for: .keepTrack, privacy: .unkept, followBoard)
        routes.post("/m/{member}/ignore", for: .keepTrack, privacy: .unkept, ignore)
        routes.get("/account/following", for: .keepTrack, privacy: .unkept, following)
        routes.get("/account/ignored", for: .keepTrack, privacy: .unkept, ignored)
    }

    @Sendable private func unread(_ request: Request, _ context: WebContext) async throws -> Response {
        let cursor = try AddressParts.cursor(request)
        let now = pages.now
        guard let list = try await community.reading.unread(at: cursor, for: context.actor) else { throw NotFound() }
        guard !list.isFirst(reachedBy: cursor) else { return Redirect.found(Link.unread) }
        let reader = try await community.listReader(of: list.rows, in: context)
        let markRead = MarkRead(ReadingWords.markAll, at: now, token: context.visitor.token)
        let page = UnreadPage(
            list, at: cursor, reader: reader, markRead: markRead, kit: pages.kit(for: context.visitor))
        if request.isReading { await community.reading.visit(by: context.actor) }
        return try pages.page(page, for: context.visitor)
    }

    /// A form that was shown long ago does what it says: it names the moment until which all is read.
    @Sendable private func read(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        guard let milliseconds = Int64(form.line(MarkRead.atField)), milliseconds >= 0 else { throw BadRequest() }
        let moment = Moment(rawValue: milliseconds)
        let slug = form.line(MarkRead.boardField)
        guard !slug.isEmpty else {
            try await community.reading.markRead(board: nil, upTo: moment, by: context.actor)
            return Redirect.seeOther(Link.boards)
        }
        guard let board = try await community.boards.board(slug: slug, for: context.actor) else { throw NotFound() }
        try await community.reading.markRead(board: board.id, upTo: moment, by: context.actor)
        return Redirect.seeOther(Link.board(board.slug))
    }

    @Sendable private func followThread(
        _ form: Form, _ request: Request, _ context: WebContext
    ) async throws -> Response {
        let id = try Discussion.ID(rawValue: AddressParts.number(AddressParts.text("discussion", context)))
        let (choice, time) = try Self.choice(in: form)
        let link = try await community.reading.choose(choice, for: time, of: id, by: context.actor)
        return Self.back(to: Link.discussion(link), or: Link.following, request)
    }

    @Sendable private func followBoard(
        _ form: Form, _ request: Request, _ context: WebContext
    ) async throws -> Response {
        let slug = try AddressParts.text("board", context)
        guard let board = try await community.boards.board(slug: slug, for: context.actor) else { throw NotFound() }
        let (choice, time) = try Self.choice(in: form)
        try await community.reading.choose(choice, for: time, of: board.id, by: context.actor)
        return Self.back(to: Link.board(board.slug), or: Link.following, request)
    }

    /// Buttons that take a choice back stand beside no time.
    private static func choice(in form: Form) throws -> (FollowChoice, MuteTime) {
        let words = form.line(FollowControl.timeField)
        guard let choice = FollowChoice(rawValue: form.line(FollowControl.field)),
            let time = words.isEmpty ? MuteTime.always : MuteTime(rawValue: words)
        else { throw BadRequest() }
        return (choice, time)
    }

    @Sendable private func ignore(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        let name = try AddressParts.text("member", context)
        let page = try await community.people.member(named: name, at: nil, for: context.actor)
        guard let page, case .member(let id, let current) = page.by.person else { throw NotFound() }
        switch form.line(FollowControl.field) {
        case FollowControl.ignore:
            do {
                try await community.reading.ignore(id, by: context.actor)
            } catch {
                return try notIgnored(current, error, context)
            }
        case FollowControl.stop: try await community.reading.unignore(id, by: context.actor)
        default: throw BadRequest()
        }
        return Self.back(to: Link.member(current), or: Link.ignored, request)
    }

    /// Why nobody was left out, and where to go from there.
    private func notIgnored(_ name: String, _ error: TrackingError, _ context: WebContext) throws -> Response {
        let page: MessagePage
        switch error {
        case .tooMany:
            let link = FormPage.Crumb(name: ReadingWords().ignoredTitle, address: Link.ignored)
            page = MessagePage(ReadingWords.notIgnored, [ReadingWords.tooManyIgnored], link: link)
        case .notIgnorable:
            let link = FormPage.Crumb(name: name, address: Link.member(name))
            page = MessagePage(ReadingWords.notIgnored, [ReadingWords.notIgnorable], link: link)
        case .notAllowed, .missing, .unavailable: throw error
        }
        return try pages.page(page, status: error.status, for: context.visitor)
    }

    private static func back(to address: String, or list: String, _ request: Request) -> Response {
        Redirect.seeOther(request.asked("from") == "list" ? list : address)
    }

    @Sendable private func following(_ request: Request, _ context: WebContext) async throws -> Response {
        let cursor = try AddressParts.cursor(request)
        guard let page = try await community.reading.chosen(at: cursor, for: context.actor) else { throw NotFound() }
        guard !page.threads.isFirst(reachedBy: cursor) else { return Redirect.found(Link.following) }
        let kit = pages.kit(for: context.visitor)
        return try pages.page(FollowingPage(page, at: cursor, kit: kit), for: context.visitor)
    }

    @Sendable private func ignored(_ request: Request, _ context: WebContext) async throws -> Response {
        let members = try await community.reading.ignored(for: context.actor)
        return try pages.page(IgnoredPage(members, kit: pages.kit(for: context.visitor)), for: context.visitor)
    }
}
