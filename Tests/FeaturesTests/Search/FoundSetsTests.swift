import Foundation
import Storage
import TestSupport
import Testing

@testable import Features

/// What is counted beside a search, and how often the index is asked for it.
@Suite struct FoundSetsTests {
    private static let boards = (1...4).map {
        BoardLink(id: Board.ID(rawValue: $0), slug: "b\($0)", name: "B", groupName: nil)
    }
    /// A post each hour from 1 January 2020 on.
    private static let start: Int64 = 1_577_836_800_000

    /// Posts of any board, newest first.
    private func posts(_ count: Int, _ random: inout SeededRandom) -> [FoundPost] {
        (0..<Int64(count)).reversed().map { number in
            let moment = Moment(rawValue: Self.start + number * 3_600_000)
            return FoundPost(
                key: SearchKey.of(Post.ID(rawValue: number + 1), at: moment),
                score: Int.random(in: 0...9, using: &random),
                discussion: Discussion.ID(rawValue: 1), board: Board.ID(rawValue: .random(in: 1...4, using: &random)))
        }
    }

    private func sets(
        _ typed: String, in posts: [FoundPost]
    ) throws -> (sets: FoundSets, right: [[Int64]], searches: Int) {
        let request = SearchRequest(SearchQuery.parse(typed), boards: Self.boards, zone: .gmt)
        func find(_ anyBoard: Bool, _ anyTime: Bool) -> [FoundPost] {
            let scope = request.scope([.everyone], anyBoard: anyBoard, anyTime: anyTime)
            return Array(
                posts.filter { scope.boards.contains($0.board) && scope.keys.contains($0.key) }
                    .prefix(SearchResults.rankedHits + 1))
        }
        var searches = 0
        let sets = FoundSets(request) { anyBoard, anyTime in
            searches += 1
            return find(anyBoard, anyTime)
        }
        let right = [find(false, false), find(true, false), find(false, true)].map { $0.map(\.key) }
        return (sets, right, searches)
    }

    @Test(arguments: [
        ("x", 1, 1), ("x in:b1", 1, 2), ("x -in:b1", 1, 2), ("x after:2020-06", 1, 1), ("x before:2020-06", 1, 2),
        ("x in:b1 after:2020-06", 1, 2), ("x in:b1 before:2020-06", 1, 3), ("x in:b1 after:2019 before:2021", 1, 3),
        ("x in:nowhere", 1, 2), ("x after:2021 before:2020", 1, 2), ("x after:2030", 1, 1),
    ])
    func `the narrowings of a search are counted from what it found`(
        _ typed: String, _ few: Int, _ many: Int
    ) throws {
        var random = SeededRandom(7)
        // Ten thousand posts are more than a year of them.
        for (count, most) in [(0, few), (300, few), (SearchResults.rankedHits, few), (30_000, many)] {
            let found = try sets(typed, in: posts(count, &random))
            #expect(found.sets.found.map(\.key) == found.right[0], "\(count)")
            #expect(found.sets.inAnyBoard.map(\.key) == found.right[1], "\(count)")
            #expect(found.sets.atAnyTime.map(\.key) == found.right[2], "\(count)")
            #expect(found.searches <= most, "\(count)")
        }
    }
}
