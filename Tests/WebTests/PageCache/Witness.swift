import Features
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

/// Compares what a site shows with what its town's model says, and with what is made anew.
struct Witness {
    let site: TestSite
    let client: any TestClientProtocol
    /// How often a page that was kept was compared with what it would be if it were made then.
    var compared: [Kind: Int] = [:]

    private var community: Community { site.town.community }

    init(site: TestSite, client: any TestClientProtocol) {
        self.site = site
        self.client = client
    }

    /// - Parameter place: where it is, for when something is wrong.
    mutating func examine(_ town: inout RandomTown, at place: String, isThorough: Bool) async throws {
        let log = "\(place), after \(town.lately)"
        let shown = try await checkThreads(town.model, town.boards, log)
        town.note(addresses: shown)
        let person = town.people[town.number(below: town.people.count)]
        let words = isThorough ? Array(town.words.suffix(20)) : town.pick(from: town.words).map { [$0] } ?? []
        try await checkCounts(town.model, town.boards, log)
        try await checkQueue(town.model, for: town.maren, log)
        try await checkUnread(town.model, person, log)
        for word in words { try await checkSearch(town.model, word, log) }
        try await checkPages(shown, &town, isThorough: isThorough, log)
        guard isThorough else { return }
        try await checkFeed(town.model, of: site.town.guitars, "guitars", log)
        try await checkFeed(town.model, of: town.questions, "questions", log)
        let faults = try await site.town.faults()
        try #require(faults == [], "\(log)")
    }

    /// The first page of all threads; gives where those can be read that the model knows.
    private func checkThreads(
        _ model: TownModel, _ boards: [Board.ID], _ log: String
    ) async throws -> [String] {
        let page = try await community.discussions.latest(at: nil, for: .guest)
        let rows = page.rows.map(\.discussion).filter { boards.contains($0.board) }
        let listed = rows.map {
            TownModel.Listed(
                id: $0.id, title: $0.title, postCount: $0.postCount, visibleCount: $0.visibleCount, lastAt: $0.lastAt)
        }
        let expected = model.listed
        try #require(listed == Array(expected.prefix(listed.count)), "\(log)")
        try #require(listed.count == expected.count || page.older != nil, "\(log)")
        return rows.flatMap { row in
            let address = Link.discussion(row.link)
            return [address, "\(address)?view=tree"]
        }
    }

    private func checkCounts(_ model: TownModel, _ boards: [Board.ID], _ log: String) async throws {
        let shown = try await community.boards.index(for: .guest).sections.flatMap(\.boards)
        for entry in shown where boards.contains(entry.board.id) {
            let visible = model.visible(on: entry.board.id)
            try #require(entry.board.discussionCount == model.threadCount(of: entry.board.id), "\(log)")
            try #require(entry.board.postCount == visible.count, "\(log)")
            try #require(entry.lastPost?.at == visible.first?.at, "\(log)")
        }
    }

    /// What waits for a moderator, why, and for how many.
    private func checkQueue(_ model: TownModel, for moderator: Actor, _ log: String) async throws {
        let expected = model.queue
        let page = try await community.moderation.queue(for: moderator)
        try #require(page.waiting == expected.count, "\(log)")
        let told = await community.moderation.waiting(for: moderator)
        try #require(told == expected.count, "\(log)")
        try #require(page.oldest == model.waiting.first?.since, "\(log)")
        try #require(page.rows.count == expected.count || page.next != nil, "\(log)")
        for (row, waiting) in zip(page.rows, expected) {
            try #require(row.item.post == waiting.post, "\(log)")
            try #require((row.item.kind == .held) == waiting.isHeld, "post \(waiting.post): \(log)")
            try #require(row.item.isUrgent == waiting.isUrgent, "post \(waiting.post): \(log)")
            try #require(row.reportCount == waiting.reports, "post \(waiting.post): \(log)")
        }
    }

    private func checkUnread(
        _ model: TownModel, _ person: (id: Member.ID, actor: Actor), _ log: String
    ) async throws {
        let now = site.town.clock.now
        let marks = try await community.reading.marks(of: model.discussions, for: person.actor)
        for discussion in model.discussions {
            let unread = model.unread(in: discussion, for: person.id, at: now)
            let mark = marks[discussion]
            try #require((mark?.newCount ?? 0) == unread.count, "discussion \(discussion) for \(person.id): \(log)")
            try #require(mark?.firstNew == unread.first, "discussion \(discussion) for \(person.id): \(log)")
        }
        let boards = try await community.reading.boards(for: person.actor)
        try #require(boards == model.unreadByBoard(for: person.id, at: now), "member \(person.id): \(log)")
    }

    private func checkSearch(_ model: TownModel, _ word: String, _ log: String) async throws {
        let found = try await community.search.find(SearchQuery.parse(word), order: .newest, page: 1, for: .guest)
        let expected = model.posts(with: word)
        // A word that was quoted more often than a page has room for is counted all the same.
        try #require(found.count.number == expected.count, "\(word): \(log)")
        try #require(Set(found.hits.map(\.post)).isSubset(of: expected), "\(word): \(log)")
    }

    private func checkFeed(_ model: TownModel, of board: Board.ID, _ slug: String, _ log: String) async throws {
        let feed = try #require(try await community.feeds.board(slug: slug, for: .guest))
        let expected = model.visible(on: board).prefix(Feeds.maximumEntries)
        try #require(feed.entries.map(\.id) == expected.map(\.id), "\(slug): \(log)")
        try #require(feed.entries.map(\.postedAt) == expected.map(\.at), "\(slug): \(log)")
    }
}
