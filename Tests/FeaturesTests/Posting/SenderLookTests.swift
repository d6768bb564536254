import SQLiteStorage
import Storage
import TestSupport
import Testing

@testable import Features

/// What is asked of a submission before its text is read.
@Suite struct SenderLookTests {
    @Test func `who has been here for long is looked at by one statement, a newcomer by two`() async throws {
        let store = CountingStore(try SQLiteStore())
        let town = try await makeCommunity(store: store)
        try await town.settleIn(town.ben)
        let first = try await town.start("Humming amp", by: town.maren)
        town.clock.advance(seconds: 600)
        for (name, member, statements) in [("ben", town.ben, 1), ("ada", town.ada, 2)] {
            let actor = try await town.member(name)
            let draft = Draft(.reply(to: first), source: "Lift the ground.", by: member)
            _ = store.statements()
            let read = try await town.community.discussions.read(Submission(draft, isUnderstood: true), by: actor)
            guard case .written(let written) = read else {
                Issue.record("\(name) wrote nothing")
                return
            }
            #expect(written.writer.id == member && written.writer.name == name)
            #expect(store.statements().count == statements, "\(name)")
        }
    }

    @Test func `a form that was sent is known though nobody may use the account any more`() async throws {
        let town = try await makeCommunity()
        try await town.settleIn()
        let first = try await town.start("Humming amp")
        let (ben, target) = (try await town.member("ben"), ComposerTarget.reply(to: first))
        let (tokens, signIn) = (town.community.composerTokens, try #require(ben.member?.signIn))
        let form = try #require(tokens.check(tokens.issue(for: signIn, target: target), from: signIn, target: target))
        town.clock.advance(seconds: 60)
        let sent = try await town.submit(.reply(to: first), "Lift the ground.", as: town.ben, ben, form: form)
        try await town.put(town.ben, in: .held)
        let again = try await town.submit(.reply(to: first), "Lift the ground.", as: town.ben, ben, form: form)
        #expect(again.isRepeat && again.post == sent.post)
        town.clock.advance(seconds: 60)
        await #expect(throws: PostingError.notAllowed) {
            try await town.submit(.reply(to: first), "Or the lamp hums.", as: town.ben, ben)
        }
    }

    @Test(arguments: [false, true])
    func `all of it is found by index, and no table is made of it`(_ isUnseen: Bool) async throws {
        let town = try await makeCommunity()
        let nonce = ComposerNonce(shownWith: FixedClock.noon) { [UInt8](repeating: 1, count: $0) }
        var submission = Submission(
            Draft(.reply(to: Post.ID(rawValue: 1)), source: "x", by: town.ada),
            form: ComposerUse(nonce: nonce, madeAt: FixedClock.noon, isStale: false))
        submission.isUnseen = isUnseen
        let look = Query<SenderLook>.look(
            at: submission, for: [.everyone], newcomer: 3, since: FixedClock.noon, at: FixedClock.noon)
        let plan = try await town.store.plan(of: look.sql)
        for index in [
            "post_member (member=? AND posted_at>?)", "SEARCH m USING INTEGER PRIMARY KEY (rowid=?)",
            "(nonce_hash=?)", "post_member (member=?)", "(member=? AND version=?)",
        ] {
            #expect(plan.contains { $0.contains(index) }, "\(index): \(plan)")
        }
        #expect(plan.contains { $0.contains("SEARCH b USING INTEGER PRIMARY KEY (rowid=?)") } == isUnseen, "\(plan)")
        #expect(plan.filter { $0.contains("USE TEMP B-TREE") || $0.contains("MATERIALIZE") } == [], "\(plan)")
        let scans = plan.filter { $0.hasPrefix("SCAN ") }
        #expect(Set(scans) == ["SCAN w", "SCAN y", "SCAN counted"], "\(plan)")
    }
}
