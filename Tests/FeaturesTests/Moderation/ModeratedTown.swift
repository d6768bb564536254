import Storage
import TestSupport

@testable import Features

/// What tests of moderation begin with.
extension TestCommunity {
    /// A moderator of all boards.
    func moderator() async throws -> Actor { try await actor(signIn("maren").secret) }

    /// A second moderator.
    func secondModerator() async throws -> Actor {
        try await people("odile", standing: .moderator)
        return try await actor(signIn("odile").secret)
    }

    /// A member of that name as an actor.
    func member(_ name: String) async throws -> Actor { try await actor(signIn(name).secret) }

    func people(_ name: String, standing: Member.Standing = .member) async throws {
        _ = try await community.people.enrol(name, standing: standing, label: nil, by: .seeder)
    }

    /// A post that a rule holds, and its item.
    func heldPost(by member: Member.ID? = nil) async throws -> (post: Post.ID, item: QueueItem.ID) {
        let start = try await start("Strings for slide playing", in: guitars)
        let post = try await reply(to: start, "Ring me on the usual number.", by: member)
        let (now, board) = (clock.now, guitars)
        let desk = PostingDesk(
            renderer: BodyRenderer(site: community.site, keys: surroundings.keys), store: store, surroundings)
        let item = try await store.writingPosts(surroundings.logger, as: PostingError.self) { transaction in
            try desk.states(in: transaction).hold(post, rule: "personal-information", at: now)
            return try QueueKeeper(transaction: transaction)
                .open(post, board: board, kind: .held, rule: "personal-information", at: now)
        }
        return (post, item)
    }

    func state(of post: Post.ID) async throws -> Post.State {
        try await store.read { try $0.one(Query("SELECT state FROM post WHERE id = \(post)")) }
    }

    func decisions() async throws -> [Decision.Kind] {
        try await store.read { try $0.all(Query("SELECT kind FROM decision ORDER BY id")) }
    }

    /// Kinds of notices that a member has.
    func notices(of member: Member.ID) async throws -> [String] {
        try await store.read { try $0.all(Query("SELECT kind FROM notice WHERE member = \(member) ORDER BY id")) }
    }

    /// A member who is known here: three posts, and some days.
    func regular(_ name: String) async throws -> Actor {
        try await people(name)
        let actor = try await member(name)
        guard let id = actor.member?.id else { return actor }
        for number in 1...3 { try await start("A thread by \(name), number \(number)", by: id) }
        try await tamper("UPDATE member SET joined_at = joined_at - 864000000 WHERE id = \(id)")
        return actor
    }
}
