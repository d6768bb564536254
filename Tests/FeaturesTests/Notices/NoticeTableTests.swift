import Storage
import TestSupport
import Testing

@testable import Features

/// Whatever members are, follow, ignore, mute, choose and stop: who is told, of what and how is as one statement for
/// each reason says.
@Suite struct NoticeTableTests {
    /// What came of telling: notices in their order, and whose bells rang.
    fileprivate struct Outcome: Sendable, Equatable {
        let notices: [String]
        let belled: Set<Member.ID>
    }

    /// Tells of a post in both ways, one after the other, and leaves nothing of it.
    private static func outcomes(
        _ chance: NoticeChance, at now: Moment, in town: TestCommunity,
        _ tell: @escaping @Sendable (NoticeWriter) throws -> Set<Member.ID>,
        _ reference: @escaping @Sendable (NoticeReference) throws -> Set<Member.ID>
    ) async throws -> (found: Outcome, expected: Outcome) {
        let (found, expected) = try await town.store.write { transaction -> (Outcome, Outcome) in
            for statement in chance.statements { try transaction.run(statement) }
            let expected = try transaction.outcome {
                try reference(NoticeReference(transaction: transaction, now: now, delay: 300))
            }
            let found = try transaction.outcome {
                try tell(NoticeWriter(transaction: transaction, now: now, delay: 300))
            }
            return (found, expected)
        }
        return (found, expected)
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `of a new post the same are told in the same way`(_ seed: UInt64) async throws {
        let town = try await makeCommunity()
        var dice = try await NoticeDice(town, seed: seed)
        var (told, silent) = (0, 0)
        for round in 1...100 {
            let chance = dice.roll()
            let (found, expected) = try await Self.outcomes(
                chance, at: town.clock.now, in: town, { try $0.posted(chance.post) }, { try $0.posted(chance.post) })
            #expect(found == expected, "round \(round)")
            told += expected.notices.count
            silent += expected.notices.count - expected.belled.count
        }
        // Some of them by mail alone.
        #expect(told > 80 && silent > 0, "\(told) were told, \(silent) of them without their bells")
    }

    @Test(arguments: [4, 5] as [UInt64])
    func `of an edit, and of a decision, the same are told in the same way`(_ seed: UInt64) async throws {
        let town = try await makeCommunity()
        var dice = try await NoticeDice(town, seed: seed)
        var told = 0
        for round in 1...100 {
            let (chance, now) = (dice.roll(), town.clock.now)
            let (post, by) = (chance.post, chance.post.by)
            func rule(_ kind: Notice.Kind, by: Member.ID?, _ spares: NoticeRule.Spares) -> NoticeRule {
                NoticeRule(
                    kind: kind, post: post.post, discussion: post.discussion, board: post.board, by: by,
                    audience: .everyone, spares: spares, at: now)
            }
            let (mention, report) = (rule(.mention, by: by, .ignored), rule(.report, by: nil, .nobody))
            let edited = try await Self.outcomes(
                chance, at: now, in: town, { try $0.mentioned(post.mentioned, in: post.post, by: by) },
                { try $0.tell(post.mentioned, mention, isOnce: true) })
            #expect(edited.found == edited.expected, "round \(round)")
            let decided = try await Self.outcomes(
                chance, at: now, in: town, { try $0.reported(outcome: post.post, to: post.quoted) },
                { try $0.tell(post.quoted, report, isOnce: false) })
            #expect(decided.found == decided.expected, "round \(round)")
            told += edited.expected.notices.count + decided.expected.notices.count
        }
        #expect(told > 80, "\(told) were told")
    }
}

extension Transaction {
    /// What `tell` adds, which goes again.
    fileprivate func outcome(_ tell: () throws -> Set<Member.ID>) throws -> NoticeTableTests.Outcome {
        let last: Int64 = try one(Query("SELECT COALESCE(MAX(id), 0) FROM notice"))
        let belled = try tell()
        let notices: [String] = try all(
            Query(
                """
                SELECT member || ' ' || kind || ' ' || post || ' ' || COALESCE(by_member, 'nobody') || ' ' || made_at
                    || ' ' || on_web || ' ' || COALESCE(mail_at, 'no mail') || ' ' || is_digested
                FROM notice WHERE id > \(last) ORDER BY id
                """))
        try run("DELETE FROM notice WHERE id > \(last)")
        return NoticeTableTests.Outcome(notices: notices, belled: belled)
    }
}
