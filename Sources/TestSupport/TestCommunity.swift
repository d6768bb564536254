package import Crypto
package import Features
package import Foundation
import Prose
import SQLiteStorage
package import Storage

/// A small community in memory: two boards, three people, a clock that stands still.
package struct TestCommunity: Sendable {
    package let community: Community
    package let store: any Store
    package let clock: FixedClock
    package let surroundings: Surroundings
    /// Counts the work that passwords made.
    package let passwords: TestPasswords
    /// What the store is asked to do; nothing is counted of one that a test gives.
    package let work: StoreCount
    /// `/b/general`, no news group.
    package let general: Board.ID
    /// `/b/guitars`, the news group store.guitars.
    package let guitars: Board.ID
    /// A member.
    package let ada: Member.ID
    /// Another member.
    package let ben: Member.ID
    /// A moderator, labelled "Larkhill bench".
    package let maren: Member.ID

    /// Starts a discussion and answers with its first post.
    @discardableResult
    package func start(
        _ title: String, _ text: String = "First words.", by member: Member.ID? = nil, in board: Board.ID? = nil
    ) async throws -> Post.ID {
        clock.advance(seconds: 60)
        return try await community.discussions.post(
            Draft(.newDiscussion(in: board ?? general, title: title), source: text, by: member ?? ada), by: .seeder)
    }

    /// Replies to a post a minute later.
    @discardableResult
    package func reply(
        to post: Post.ID, _ text: String = "A reply.", by member: Member.ID? = nil
    ) async throws -> Post.ID {
        clock.advance(seconds: 60)
        return try await community.discussions.post(
            Draft(.reply(to: post), source: text, by: member ?? ben), by: .seeder)
    }

    /// The discussion of a post that is there.
    package func discussion(of post: Post.ID) async throws -> Discussion.ID {
        try await store.read { try $0.one(Query("SELECT discussion FROM post WHERE id = \(post)")) }
    }

    /// Runs statements past every feature: to break what doctor must notice, or to make a state that no verb makes yet.
    package func tamper(_ statements: SQLText...) async throws {
        try await store.write { transaction in
            for statement in statements { try transaction.run(statement) }
        }
        await community.events.publish(.changedOutside)
    }
}

/// Makes a test community; `store` is a new one in memory unless another is given.
package func makeCommunity(
    store: (any Store)? = nil, siteName: String = "Larkhill Music", key: SymmetricKey = .forTests,
    longestSearch: Duration = .seconds(60), joining: Joining = Joining(), zone: TimeZone = .gmt
) async throws -> TestCommunity {
    let work = StoreCount()
    let store = try store ?? SQLiteStore(observer: work.observer)
    let clock = FixedClock()
    let passwords = TestPasswords()
    let surroundings = Surroundings.forTests(
        clock, key: key, passwords: passwords, longestSearch: longestSearch)
    try await store.migrate(Schema.migrations)
    let settings = SiteSettings(name: siteName, origin: "http://forum.example", zone: zone, joining: joining)
    let site = try await Site.load(store: store, settings: settings, surroundings: surroundings)
    let community = Community(store: store, site: site, surroundings: surroundings)
    let general = try await community.boards.open(
        BoardDraft(slug: "general", name: "General", description: "Anything else.", category: "The stage"),
        by: .seeder)
    let guitars = try await community.boards.open(
        BoardDraft(
            slug: "guitars", name: "Guitar and bass repair", description: "Frets, nuts, wiring.",
            category: "The workshop", groupName: "store.guitars"),
        by: .seeder)
    func member(_ name: String, _ standing: Member.Standing = .member, label: String? = nil) async throws -> Member.ID {
        try await community.people.enrol(name, standing: standing, label: label, by: .seeder)
    }
    return TestCommunity(
        community: community, store: store, clock: clock, surroundings: surroundings, passwords: passwords,
        work: work, general: general, guitars: guitars, ada: try await member("ada"), ben: try await member("ben"),
        maren: try await member("maren", .moderator, label: "Larkhill bench"))
}
