import Features
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

/// Whatever is done, in whatever order: counts, lists, what is new, what is found, what waits for a moderator, feeds
/// and kept pages are what they would be if they were made from scratch.
@Suite(.serialized) struct RandomSequencesTests {
    private static let towns: ClosedRange<UInt64> = 1...20
    private static let sequences = 50
    private static let acts = 3
    /// Sequences after which everything is looked at, and not only a part.
    private static let round = 25

    @Test func `a thousand random sequences leave nothing behind that is not true`() async throws {
        var done: [RandomTown.Verb: Int] = [:]
        var compared: [Witness.Kind: Int] = [:]
        try await withThrowingTaskGroup { group in
            for seed in Self.towns { group.addTask { try await Self.live(seed: seed) } }
            for try await lived in group {
                done.merge(lived.done) { $0 + $1 }
                compared.merge(lived.compared) { $0 + $1 }
            }
        }
        for verb in RandomTown.Verb.allCases {
            #expect(done[verb, default: 0] >= 10, "\(verb) was hardly ever possible")
        }
        for kind in Witness.Kind.allCases {
            #expect(compared[kind, default: 0] >= 10, "hardly ever was a page of this kind kept for long: \(kind)")
        }
    }

    /// Lives through one town's sequences, and says what was done how often, and which kept pages were compared.
    private static func live(
        seed: UInt64
    ) async throws -> (done: [RandomTown.Verb: Int], compared: [Witness.Kind: Int]) {
        let site = try TestSite(try await makeCommunity())
        return try await site.app.application(host: "127.0.0.1", port: 0).test(.router) { client in
            var town = try await RandomTown(site.town, seed: seed)
            var witness = Witness(site: site, client: client)
            for number in 1...sequences {
                for _ in 1...acts { try await town.act() }
                try await witness.examine(
                    &town, at: "town \(seed), sequence \(number)", isThorough: number.isMultiple(of: round))
            }
            return (town.done, witness.compared)
        }
    }
}
