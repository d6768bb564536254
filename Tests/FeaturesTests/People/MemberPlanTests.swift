import Storage
import TestSupport
import Testing

@testable import Features

/// What staff read of members is found by index.
@Suite struct MemberPlanTests {
    private let now = FixedClock.noon
    private let member = Member.ID(rawValue: 1)

    @Test func `the list goes on where it stopped, and a member is found by name`() async throws {
        let store = try await makeCommunity().store
        let list = Query<MemberRow>.members(after: member, at: now).sql
        try await expectIndexed(list, "m USING INTEGER PRIMARY KEY (rowid>?)", in: store)
        try await expectIndexed(list, "suspension_member (member=? AND from_at<?)", in: store)
        try await expectIndexed(Query<MemberRow>.member(named: "ada", at: now).sql, "(folded_name=?)", in: store)
    }

    @Test func `a page is found by the name that somebody bears or bore, whoever asks`() async throws {
        let store = try await makeCommunity().store
        for audiences in [[Audience.everyone], Audience.allCases] {
            let open = SQLText.showsPage(to: member, audiences)
            let named = Query<(Member.ID, Byline)>.member(named: "ada", where: open).sql
            try await expectIndexed(named, "(folded_name=?)", in: store)
            let formerly = Query<(Member.ID, Byline)>.member(formerly: "ada", where: open).sql
            try await expectIndexed(formerly, "member USING INTEGER PRIMARY KEY (rowid=?)", in: store)
            let claimer = Query<(Member.ID, Byline)>.claimer(of: Author.ID(rawValue: 1), where: open).sql
            try await expectIndexed(claimer, "member USING INTEGER PRIMARY KEY (rowid=?)", in: store)
        }
    }

    @Test func `suspensions and boards of a member are found by the member`() async throws {
        let store = try await makeCommunity().store
        let suspension = Query<Suspension>.suspension(of: member, at: now).sql
        try await expectIndexed(suspension, "suspension_member (member=? AND from_at<?)", in: store)
        try await expectIndexed(
            .liftSuspensions(of: member, by: nil, at: now), "suspension_member (member=?)", in: store)
        let access = Query<MemberRecord.Access>.access(of: member, Keys(master: .forTests)).sql
        try await expectIndexed(access, "c USING INTEGER PRIMARY KEY (rowid=?)", in: store)
    }
}
