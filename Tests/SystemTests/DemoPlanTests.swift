import Features
import Foundation
import Storage
import TestSupport
import Testing

@testable import App

/// The demo community as a plan, and planted.
@Suite struct DemoPlanTests {
    private let plan = PlantedDemo.plan

    @Test func `the demo is as lively as a demo should be`() {
        #expect((150...250).contains(plan.posts.count))
        #expect((28...40).contains(plan.threads.count))
        #expect(plan.threads.contains { $0.posts.count > 2 * Discussion.postsPerPage })
        #expect(plan.threads.contains { $0.posts.count == 1 })
        #expect(Set(plan.posts.map(\.post.by)) == Set(plan.members.map(\.name)))
        let newest = plan.posts.last.map(\.at)
        #expect(newest.map { $0 > plan.moment(.minutes(30)) && $0 < plan.moment(.minutes(10)) } == true)
    }

    @Test func `everything happens in order, before now, and after its writer joined`() throws {
        let joined = Dictionary(uniqueKeysWithValues: plan.members.map { ($0.name, plan.moment($0.joined)) })
        var last = Moment(rawValue: 0)
        for (index, entry) in plan.posts.enumerated() {
            #expect(entry.at >= last && entry.at < plan.now)
            let from = try #require(joined[entry.post.by], "\(entry.post.by) is no member")
            #expect(entry.at > from, "\(entry.post.by) wrote before joining: \(entry.post.source)")
            if case .answers(let parent) = entry.place {
                #expect(parent < index && plan.posts[parent].thread == entry.thread)
                #expect(plan.posts[parent].at < entry.at)
                #expect(plan.posts[parent].post.depth == entry.post.depth - 1, "\(entry.post.source)")
            } else {
                #expect(entry.post.depth == 0)
            }
            last = entry.at
        }
    }

    @Test func `each thread has one opening, a board that exists and a title that may be posted`() {
        let boards = Set(plan.boards.map(\.slug))
        for thread in plan.threads {
            #expect(thread.posts.count { $0.depth == 0 } == 1)
            #expect(thread.posts.first?.depth == 0)
            #expect(boards.contains(thread.board))
            #expect(Gate.titleLetters.contains(thread.title.count), "\(thread.title)")
        }
        #expect(Set(plan.threads.map(\.title)).count == plan.threads.count)
    }

    @Test func `the plan moves with the clock and holds nothing else that changes`() {
        let later = DemoPlan(now: FixedClock.noon.advanced(seconds: 3_600))
        #expect(later.posts.map(\.at) == plan.posts.map { $0.at.advanced(seconds: 3_600) })
        #expect(later.posts.map(\.post.source) == plan.posts.map(\.post.source))
    }

    @Test func `planting writes every post at its time, in the order of time`() async throws {
        let (place, summary, _) = try await PlantedDemo.value
        #expect(summary.posts == plan.posts.count)
        #expect(summary.threads == plan.threads.count)
        let times = try await place.store.read {
            try $0.all(Query<Moment>("SELECT posted_at FROM post WHERE state <> 'held' ORDER BY id") { try $0.next() })
        }
        #expect(times == plan.posts.map(\.at))
        let unsettled = try await place.store.read { transaction in
            try transaction.one(
                Query<Int64>(
                    "SELECT COUNT(*) FROM post p JOIN post q ON q.id = p.parent WHERE q.position >= p.position"
                ) { try $0.next() })
        }
        #expect(unsettled == 0)
        let faults = try await place.faults()
        #expect(faults == [])
    }

    @Test func `the rules are pinned and locked, and the empty board is empty`() async throws {
        let place = try await PlantedDemo.value.town
        let guitars = try #require(try await place.community.boards.show(slug: "guitar-repair", at: nil, for: .guest))
        let pinned = try #require(guitars.pinned.first?.discussion)
        #expect(pinned.title == "Read me before you sand anything")
        let lock = try #require(pinned.lock)
        #expect(lock.by == "maren.holt")
        #expect(lock.at < plan.now && lock.at >= pinned.lastAt)
        let music = try #require(try await place.community.boards.show(slug: "sheet-music", at: nil, for: .guest))
        #expect(music.pinned.map(\.discussion.title) == ["Where to find part two: the list"])
        let winds = try #require(try await place.community.boards.show(slug: "wind-bench", at: nil, for: .guest))
        #expect(winds.board.defaultView == .tree)
        let lost = try #require(try await place.community.boards.show(slug: "lost-and-found", at: nil, for: .guest))
        #expect(lost.list.rows == [])
    }

    @Test func `whoever is called is a member`() async throws {
        let place = try await PlantedDemo.value.town
        let bodies = try await place.store.read { try $0.all(Query<String>("SELECT html FROM body") { try $0.next() }) }
        var called = 0
        for body in bodies {
            for match in body.matches(of: #/class="mention" href="\/m\/([^"]+)"/#) {
                let name = try #require(String(match.1).removingPercentEncoding)
                #expect(try await place.community.people.member(named: name, at: nil, for: .guest) != nil, "\(name)")
                called += 1
            }
        }
        #expect(called > 0)
    }

    @Test func `planting twice adds nothing`() async throws {
        let place = try await PlantedDemo.value.town
        let rows = try await place.rows()
        let again = try await PlantedDemo.plant(DemoPlan(now: FixedClock.noon.advanced(seconds: 60)), in: place)
        #expect(again == .alreadyThere)
        #expect(try await place.rows() == rows)
    }

    @Test func `a post by nobody in the list is refused`() async throws {
        let place = try await makeCommunity()
        let stranger = DemoThread(
            in: "gigs", "A stranger comes to town", ago: .hours(1), [.opening("nobody", "Hello?")])
        await #expect(throws: PostingError.missing) {
            try await PlantedDemo.plant(DemoPlan(now: FixedClock.noon, threads: [stranger]), in: place)
        }
    }
}
