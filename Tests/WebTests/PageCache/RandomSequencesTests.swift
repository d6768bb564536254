import Features
import HTTPTypes
import HummingbirdTesting
import NIOCore
import TestSupport
import Testing

@testable import Web

/// Whatever is done, in whatever order: counts, what is new, what is found, feeds and kept pages are what they would be
/// if they were made from scratch.
@Suite(.serialized) struct RandomSequencesTests {
    private static let towns: ClosedRange<UInt64> = 1...20
    private static let sequences = 50
    private static let acts = 3
    /// Sequences after which everything is looked at, and not only a part.
    private static let round = 25

    @Test func `a thousand random sequences leave nothing behind that is not true`() async throws {
        var done: [RandomTown.Verb: Int] = [:]
        for seed in Self.towns {
            done.merge(try await Self.live(seed: seed)) { $0 + $1 }
        }
        for verb in RandomTown.Verb.allCases {
            #expect(done[verb, default: 0] >= 10, "\(verb) was hardly ever possible")
        }
    }

    /// Lives through one town's sequences, and says what was done how often.
    private static func live(seed: UInt64) async throws -> [RandomTown.Verb: Int] {
        let site = try TestSite(try await makeCommunity())
        return try await site.app.application(host: "127.0.0.1", port: 0).test(.router) { client in
            var town = try await RandomTown(site.town, seed: seed)
            for number in 1...sequences {
                for _ in 1...acts { try await town.act() }
                try await Witness(site: site, client: client, place: "town \(seed), sequence \(number)")
                    .examine(&town, isThorough: number.isMultiple(of: round))
            }
            return town.done
        }
    }
}

/// Compares what a site shows with what its town's model says, and with what is made anew.
private struct Witness {
    let site: TestSite
    let client: any TestClientProtocol
    /// Where it is, for when something is wrong.
    let place: String

    private var community: Community { site.town.community }

    /// Pages that are the same for all guests, beside those of threads.
    private static let pages = [
        "/", "/latest", "/b/guitars", "/b/questions", "/m/ada", "/m/maren", "/feeds/site.atom",
        "/feeds/board/guitars.atom", "/feeds/board/questions.atom", "/feeds/member/ben.atom",
    ]

    func examine(_ town: inout RandomTown, isThorough: Bool) async throws {
        let person = town.people[town.number(below: town.people.count)]
        let words = isThorough ? Array(town.words.suffix(20)) : town.pick(from: town.words).map { [$0] } ?? []
        let threads = town.pick(from: town.addresses).map { [$0] } ?? []
        let pages = isThorough ? Self.pages + town.addresses.suffix(10) : [town.pick(from: Self.pages + threads) ?? "/"]
        let log = "\(place), after \(town.log.suffix(6).joined(separator: ", "))"
        try await checkCounts(town.model, town.boards, log)
        try await checkUnread(town.model, person, log)
        for word in words { try await checkSearch(town.model, word, log) }
        for page in pages { try await check(page: page, log) }
        guard isThorough else { return }
        let faults = try await site.town.faults()
        try #require(faults == [], "\(log)")
    }

    private func checkCounts(_ model: TownModel, _ boards: [Board.ID], _ log: String) async throws {
        let shown = try await community.boards.index(for: .guest).sections.flatMap(\.boards).map(\.board)
        for board in shown where boards.contains(board.id) {
            try #require(board.discussionCount == model.threadCount(of: board.id), "\(log)")
            try #require(board.postCount == model.postCount(of: board.id), "\(log)")
        }
    }

    private func checkUnread(
        _ model: TownModel, _ person: (id: Member.ID, actor: Actor), _ log: String
    ) async throws {
        let marks = try await community.reading.marks(of: model.discussions, for: person.actor)
        for discussion in model.discussions {
            let unread = model.unread(in: discussion, for: person.id)
            let mark = marks[discussion]
            try #require((mark?.newCount ?? 0) == unread.count, "discussion \(discussion) for \(person.id): \(log)")
            try #require(mark?.firstNew == unread.first, "discussion \(discussion) for \(person.id): \(log)")
        }
        let boards = try await community.reading.boards(for: person.actor)
        try #require(boards == model.unreadByBoard(for: person.id), "member \(person.id): \(log)")
    }

    private func checkSearch(_ model: TownModel, _ word: String, _ log: String) async throws {
        let found = try await community.search.find(SearchQuery.parse(word), order: .newest, page: 1, for: .guest)
        let expected = model.posts(with: word)
        // A word that was quoted more often than a page has room for is counted all the same.
        try #require(found.count.number == expected.count, "\(word): \(log)")
        try #require(Set(found.hits.map(\.post)).isSubset(of: expected), "\(word): \(log)")
    }

    /// A page that is kept is what it would be if it were made now; one that is not is kept from now on.
    private func check(page address: String, _ log: String) async throws {
        let cache = try #require(site.app.cache)
        let isKept = cache.page(at: .init(string: address), now: site.town.clock.now) != nil
        let kept = try await client.get(address)
        guard isKept else { return }
        // Asked with a cookie, it is made anew.
        let anew = try await client.get(address, [.cookie: "a=b"])
        try #require(kept.text == anew.text, "\(address) is not what it would be: \(log)")
    }
}
