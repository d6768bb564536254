import Foundation
import HTTPTypes
import TestSupport
import Testing

@testable import Features
@testable import Web

/// Pages with everything in them that a template may show.
enum PageSamples {
    struct Sample {
        let template: Template
        let frame: any Sendable
        let site: SiteFrame
    }

    static func framed<P: Page>(_ page: P) -> Sample {
        let site = SiteFrame(
            name: "Larkhill Music", zone: "UTC", icons: "/icons.svg", favicon: "/favicon.svg", printStyle: "/print.css",
            bellScript: "/bell.js", join: Link.join)
        let nav = [
            NavEntry(name: "Boards", address: "/", current: "page"),
            NavEntry(name: "Queue", address: Link.queue, count: "2", current: nil),
        ]
        let visitor = Visitor.member(
            VisitingMember(
                name: "ada", session: SessionSecret(Secret { [UInt8](repeating: 1, count: $0) }),
                signIn: SignIn.ID(rawValue: 1), token: "t",
                preferences: Preferences(zone: .gmt, theme: .dark, postsInSans: true), unread: 2))
        let frame = Frame(
            site: site, visitor: VisitorFrame(visitor), title: page.head.title, canonical: "http://forum.example/",
            isHidden: true,
            card: SocialCard(Head(title: "A page", path: "/", summary: "Words."), origin: "http://forum.example"),
            feeds: [FeedLink(address: "/feeds/site.atom", title: "A feed")], data: "{}", nav: nav,
            styles: ["/base.css"],
            scripts: ["/tree.js"], page: page)
        return Sample(template: page.template, frame: frame, site: site)
    }

    static func make() async throws -> [Sample] {
        let town = try await makeCommunity()
        let clock = town.clock
        let pages = try Pages(
            templates: Templates(Checkout.templates), assets: AssetIndex(root: Checkout.assets),
            site: town.community.site,
            now: { clock.now })
        return try await lists(town, pages) + threads(town, pages) + people(town, pages)
            + searches(town, pages)
            + HelpPage.all.map { framed($0.page) }
            + accounts(town, pages) + signingIn() + own(pages) + marks(pages) + composing(town, pages)
            + reading(town, pages) + joining() + unsentMail(pages) + invitations(pages)
            + moderation(town, pages)
            + [
                framed(LeavingPage(to: "https://strings.example/", host: "strings.example", isLink: true)),
                framed(LeavingPage(to: "https://strings.example/", host: "strings.example", isLink: false)),
                framed(LeavingPage.notOurs), framed(PublicNoticePage(Rates())),
                framed(ErrorPage(status: .notFound, requestID: "1")),
                framed(ErrorPage(status: .notFound, requestID: "1", isBare: true)),
            ]
    }

    private static let cursor = ListCursor(.older, at: FixedClock.noon, id: 1)

    /// The same list, with pages before and after it.
    private static func amidst<Row>(_ list: ListPage<Row>) -> ListPage<Row> {
        ListPage(rows: list.rows, newer: cursor, older: cursor)
    }

    private static func lists(_ town: TestCommunity, _ pages: Pages) async throws -> [Sample] {
        let kit = pages.kit(for: .guest)
        let empty = ListPage<DiscussionSummary>(rows: [], newer: nil, older: nil)
        try await town.start("A thread in a list", in: town.guitars)
        let index = try await town.community.boards.index(for: .guest)
        let latest = amidst(try await town.community.discussions.latest(at: nil, for: .guest))
        let board = try #require(try await town.community.boards.show(slug: "guitars", at: nil, for: .guest))
        func shown(_ list: ListPage<DiscussionSummary>) -> BoardPage {
            BoardPage(board: board.board, category: board.category, pinned: [], list: list, pinEndsAt: nil)
        }
        return [
            framed(BoardIndexPage(index, kit: kit)), framed(BoardIndexPage(BoardIndex(sections: []), kit: kit)),
            framed(LatestPage(latest, at: nil, kit: kit)), framed(LatestPage(empty, at: cursor, kit: kit)),
            framed(ShowBoardPage(shown(amidst(board.list)), at: nil, kit: kit)),
            framed(ShowBoardPage(shown(empty), at: nil, kit: kit)),
            framed(ShowBoardPage(shown(empty), at: cursor, kit: kit)),
        ]
    }

    private static func threads(_ town: TestCommunity, _ pages: Pages) async throws -> [Sample] {
        let first = try await town.start("A thread with everything", in: town.guitars)
        let second = try await town.reply(to: first)
        for _ in 3...21 { try await town.reply(to: second) }
        let id = try await town.discussion(of: first)
        let discussions = town.community.discussions
        try await discussions.pin(id, until: town.clock.now.advanced(seconds: 60), by: .seeder)
        try await discussions.lock(id, as: town.maren, reason: "Settled", by: .seeder)
        try await town.remove(second, by: .author)
        guard case .page(let flat) = try await discussions.show(id, page: 1, for: .guest),
            case .page(let open) = try await discussions.tree(
                id, article: Post.ID(rawValue: second.rawValue + 1), part: nil, for: .guest),
            case .page(let stub) = try await discussions.tree(id, article: second, part: nil, for: .guest),
            let source = try await discussions.source(of: first, for: .guest)
        else {
            Issue.record("a sample is missing")
            return []
        }
        func inParts(_ page: TreePage) -> TreePage {
            TreePage(
                board: page.board, category: page.category, discussion: page.discussion, tree: page.tree,
                article: page.article, part: 1, partCount: 2)
        }
        return [
            framed(ShowDiscussionPage(flat, standard: .flat, isChosen: false, for: .guest, pages: pages)),
            framed(ShowTreePage(inParts(open), standard: .flat, isChosen: true, for: .guest, pages: pages)),
            framed(ShowTreePage(inParts(stub), standard: .flat, isChosen: true, for: .guest, pages: pages)),
            framed(ShowSourcePage(source, kit: pages.kit(for: .guest))),
        ]
    }

    private static func people(_ town: TestCommunity, _ pages: Pages) async throws -> [Sample] {
        try await town.start("Written by maren", by: town.maren)
        let page = try #require(try await town.community.people.member(named: "maren", at: nil, for: .guest))
        let author = Byline(
            name: "Ada", person: .author(Author.ID(rawValue: 1), slug: "ada"), label: nil, isStaff: false)
        let full = PersonPage(
            by: page.by, postCount: 1, firstAt: page.firstAt, list: amidst(page.list), about: "Words.<br>More.")
        let empty = PersonPage(
            by: author, postCount: 0, firstAt: nil, list: ListPage(rows: [], newer: nil, older: nil), about: nil)
        return [
            framed(ShowPersonPage(full, at: nil, kit: pages.kit(for: .guest), isIgnored: true)),
            framed(ShowPersonPage(empty, at: cursor, kit: pages.kit(for: .guest))),
        ]
    }

    private static func accounts(_ town: TestCommunity, _ pages: Pages) async throws -> [Sample] {
        let signIns = town.community.signIns
        let phone = DeviceLabel(userAgent: "Firefox/150 Linux")
        var sessions: [NewSession] = []
        for _ in 1...2 {
            let link = try await signIns.issueLink(for: "ada", by: .console)
            sessions.append(try await signIns.byLink(link, device: phone, replacing: nil))
        }
        let session = try #require(sessions.last)
        let member = session.by
        let visitor = Visitor.member(
            VisitingMember(name: "ada", session: session.secret, signIn: member.signIn, token: "t"))
        let list = try await signIns.list(for: .member(member))
        let link = SignInLink(name: "ada")
        return [
            framed(AccountPage(member, mayClaim: true, mayInvite: true, waiting: 2)),
            framed(SignInsPage(list, kit: pages.kit(for: .guest), refusal: .stale)),
            framed(SignInsPage(list.filter(\.isOwn), kit: pages.kit(for: .guest))),
            framed(SignInLinkPage(link, at: "/sign-in/link/x", token: "t", for: visitor, refusal: .stale)),
            framed(SignInLinkPage(link, at: "/sign-in/link/x", token: "t", for: .guest, refusal: nil)),
        ]
    }

    /// Fields with everything in them, for the partials of forms.
    static let fields = [
        FormField("name", "Name", hint: "Letters.", autocomplete: "username", value: "a\"b", error: "Choose another."),
        FormField("code", "Code", inputmode: "numeric"),
    ]

    private static func searches(_ town: TestCommunity, _ pages: Pages) async throws -> [Sample] {
        func page(_ typed: String) async throws -> SearchResults {
            try await town.community.search.find(.parse(typed), order: .newest, page: 1, for: .guest)
        }
        let found = try await page("words")
        let amidst = SearchResults(
            query: found.query, order: .newest, hits: found.hits, count: found.count, threads: 2, page: 2, pageCount: 3,
            boards: found.boards, times: found.times)
        return [
            framed(ShowSearchPage(amidst, kit: pages.kit(for: .guest))),
            framed(ShowSearchPage(.parse("the the"), order: .newest, refusal: "Try again in 7 s.")),
            framed(ShowSearchPage(try await page("reply by:ben"), kit: pages.kit(for: .guest))),
            framed(ShowSearchPage(try await page("missing in:guitars -that"), kit: pages.kit(for: .guest))),
            framed(
                ShowSearchPage(try await page(String(repeating: "missing ", count: 50)), kit: pages.kit(for: .guest))),
            framed(ShowSearchPage(try await page(""), kit: pages.kit(for: .guest))),
        ]
    }
}
