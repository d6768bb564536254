import Prose
import Storage
import TestSupport
import Testing

@testable import Features

/// What composers and their pages ask for is found by index.
@Suite struct ComposePlanTests {
    private let member = Member.ID(rawValue: 1)
    private let post = Post.ID(rawValue: 1)
    private let everyone = [Audience.everyone]

    @Test func `drafts are found by their member`() async throws {
        let store = try await makeCommunity().store
        try await expectIndexed(
            Query<SavedDraft>.draft(.edit(post), of: member).sql, "(member=? AND target=?)", in: store)
        try await expectIndexed(Query<SavedDraft>.drafts(of: member).sql, "draft_member (member=?)", in: store)
        try await expectIndexed(
            Query<KeptDraft>.keptDraft(.edit(post), of: member).sql, "(member=? AND target=?)", in: store)
        let form = ComposerNonce(shownWith: FixedClock.noon) { [UInt8](repeating: 1, count: $0) }
        for drop in [
            SQLText.dropDraft(target: .edit(post), of: member),
            .dropDraft(target: .edit(post), of: member, typedIn: form, saying: (title: "", source: "x")),
        ] {
            try await expectIndexed(drop, "(member=? AND target=?)", in: store)
        }
        try await expectIndexed(.dropOldestDrafts(of: member), "draft_member (member=?)", in: store)
        try await expectIndexed(
            Query<DiscussionLink>.placeToReply(to: post, everyone).sql, "INTEGER PRIMARY KEY (rowid=?)", in: store)
        try await expectIndexed(
            Query<DiscussionLink>.placeToEdit(post, by: member, everyone).sql, "INTEGER PRIMARY KEY (rowid=?)",
            in: store)
    }

    @Test func `forms and what was understood are found by their keys`() async throws {
        let store = try await makeCommunity().store
        try await expectIndexed(Query<Post.ID?>.earlierUse([1]).sql, "(nonce_hash=?)", in: store)
        try await expectIndexed(Query<Post.ID?>.earlierUse([1], by: member).sql, "(nonce_hash=?)", in: store)
        try await expectIndexed(Query<Moment>.acknowledged(by: member).sql, "(member=? AND version=?)", in: store)
        let plan = try await store.plan(of: Query<Int>.visiblePosts(of: member).sql)
        #expect(plan.contains { $0.contains("post_member (member=?)") }, "\(plan)")
    }

    @Test func `a member's pace and where an answer goes are found by their keys`() async throws {
        let store = try await makeCommunity().store
        let body = RenderedBody(
            kind: .markdown, source: "x", html: "x", text: "x", excerpt: "x", renderer: "x", mentions: [])
        let sender = SignedIn(
            id: member, name: "ada", standing: .member, state: .active, band: .from18, isSuspended: false,
            boards: [Board.ID(rawValue: 1)], signIn: SignIn.ID(rawValue: 1), steppedUpAt: nil,
            preferences: Preferences())
        for place in [PostingPace.Words.Place.under(post), .startOn(Board.ID(rawValue: 1))] {
            let words = PostingPace.Words(of: body, fingerprint: [1], at: place, Rates(), at: FixedClock.noon)
            let plan = try await store.plan(
                of: Query<PostingPace>.pace(
                    of: member, since: FixedClock.noon, at: FixedClock.noon, saying: words, by: sender
                ).sql)
            #expect(plan.count { $0.contains("post_member (member=? AND posted_at>?)") } == 2, "\(plan)")
            for index in [
                "m USING INTEGER PRIMARY KEY (rowid=?)", "suspension_member (member=?)",
                "board_moderator_member (member=?)",
            ] {
                #expect(plan.contains { $0.contains(index) }, "\(plan)")
            }
        }
        try await expectIndexed(
            Query<ReplyTarget>.replyTarget(post, everyone, by: member).sql, "discussion_latest (board=?)", in: store)
        try await expectIndexed(
            Query<Post.ID>.answerable(post, everyone).sql, "p USING INTEGER PRIMARY KEY (rowid=?)", in: store)
    }

    @Test func `what somebody young said before is found among their newest posts`() async throws {
        let store = try await makeCommunity().store
        let (noon, discussion) = (FixedClock.noon, Discussion.ID(rawValue: 1))
        for query in [
            Query<Post.ID>.lastPosts(of: member, beside: post, since: noon),
            .postsBefore(post, at: noon, in: discussion, of: member),
            .postsBehind(post, at: noon, in: discussion, of: member),
        ] {
            let plan = try await store.plan(of: query.sql)
            #expect(plan.contains { $0.contains("post_member (member=? AND posted_at>?") }, "\(plan)")
            // The few that were found are put in order; no table is gone through.
            #expect(plan.filter { $0.hasPrefix("SCAN ") && !$0.hasSuffix(" w") } == [], "\(plan)")
        }
        try await expectIndexed(
            Query<WordsAround.Said>.said(in: post).sql, "INTEGER PRIMARY KEY (rowid=?)", in: store)
    }

    @Test func `versions are read in their order`() async throws {
        let store = try await makeCommunity().store
        try await expectIndexed(Query<EarlierVersion>.earlierVersions(of: post).sql, "(post=?)", in: store)
        try await expectIndexed(Query<Bool>.isHidden(1, of: post).sql, "(post=? AND number=?)", in: store)
        try await expectIndexed(
            Query<CurrentVersion>.currentVersion(of: post).sql, "INTEGER PRIMARY KEY (rowid=?)", in: store)
        try await expectIndexed(
            .hideVersion(1, of: post, by: member, at: FixedClock.noon), "(post=? AND number=?)", in: store)
    }

    @Test func `names are found by the index of names, and by the newest posts of a thread`() async throws {
        let store = try await makeCommunity().store
        let grown = try await store.plan(of: Query<String>.grownMembers(beginning: "be", but: member, everyone).sql)
        #expect(grown.contains { $0.contains("(folded_name>? AND folded_name<?)") }, "\(grown)")
        #expect(grown.contains { $0.contains("post_member (member=?)") }, "\(grown)")
        let writers = try await store.plan(
            of: Query<String>.writers(
                in: Discussion.ID(rawValue: 1), beginning: "be", but: member, everyone
            ).sql)
        #expect(writers.contains { $0.contains("(discussion=?)") }, "\(writers)")
    }

    @Test func `posts whose words have had their time are found in order`() async throws {
        let store = try await makeCommunity().store
        let due = Query<StateChange>.removed(before: FixedClock.noon, limit: 20).sql
        try await expectIndexed(due, "post_removed (state_at<?)", in: store)
        try await expectIndexed(due, "queue_item_open (post=?)", in: store)
    }
}
