import Storage
import TestSupport

@testable import Features

/// A thread by ada that ben has answered, of which nobody was told yet.
struct NoticeTown {
    let town: TestCommunity
    let opening: Post.ID
    let answer: Post.ID

    init() async throws {
        town = try await TestCommunity.withAddresses()
        try await town.register(town.maren, address: "maren@mail.example")
        opening = try await town.start("Which strings for slide?", in: town.guitars)
        answer = try await town.reply(to: opening, "Flat wounds, with a wound third.")
        try await town.tamper("DELETE FROM notice", "DELETE FROM discussion_choice")
    }

    /// Uses the writer in a transaction of its own, as verbs do.
    @discardableResult
    func write<Result: Sendable>(_ body: @escaping @Sendable (NoticeWriter) throws -> Result) async throws -> Result {
        let now = town.clock.now
        return try await town.store.write { try body(NoticeWriter(transaction: $0, now: now)) }
    }

    /// Tells of a post by ben, unless another is named, in ada's thread.
    @discardableResult
    func tell(
        _ post: Post.ID? = nil, by: Member.ID? = nil, answering parent: Member.ID? = nil, mentioned: [Member.ID] = [],
        quoted: [Member.ID] = [], audience: Audience = .everyone
    ) async throws -> Set<Member.ID> {
        let discussion = try await town.discussion(of: opening)
        let notice = PostedNotice(
            post: post ?? answer, discussion: discussion, board: town.guitars, by: by ?? town.ben,
            parentAuthor: parent, mentioned: mentioned, quoted: quoted, audience: audience, startsDiscussion: false)
        return try await write { try $0.posted(notice) }
    }

    /// A reply, by ben unless another is named, of which nobody is told.
    func reply(to post: Post.ID, _ text: String, by member: Member.ID? = nil) async throws -> Post.ID {
        let reply = try await town.reply(to: post, text, by: member)
        try await town.tamper("DELETE FROM notice WHERE post = \(reply)")
        return reply
    }

    /// Answers ada once more, and tells her.
    @discardableResult
    func answerAgain(_ text: String = "And once more.") async throws -> Post.ID {
        let post = try await reply(to: opening, text)
        try await tell(post, answering: town.ada)
        return post
    }

    /// Changes whether posts can be read, as verbs do.
    func change(_ body: @escaping @Sendable (PostStates, Moment) throws -> Void) async throws {
        let now = town.clock.now
        let desk = PostingDesk(
            renderer: BodyRenderer(site: town.community.site, keys: town.surroundings.keys), store: town.store,
            town.surroundings)
        try await town.store.writingPosts(town.surroundings.logger, as: PostingError.self) { transaction in
            try body(desk.states(in: transaction), now)
        }
    }

    /// Writes the letters that are due so many seconds from now, and leaves them waiting.
    func writeMail(after seconds: Int64) async throws {
        town.clock.advance(seconds: seconds)
        while try await town.community.noticeLetters.write() {}
    }

    func follow(_ member: Member.ID, _ choice: String = "follow") async throws {
        let discussion = try await town.discussion(of: opening)
        try await town.tamper(
            """
            INSERT INTO discussion_choice (member, discussion, choice, chosen_at)
            VALUES (\(member), \(discussion), \(choice), 0)
            """)
    }

    /// "ada reply", for every notice there is.
    func notices() async throws -> [String] {
        try await town.store.read {
            try $0.all(
                Query("SELECT m.name || ' ' || n.kind FROM notice n JOIN member m ON m.id = n.member ORDER BY n.id"))
        }
    }

    /// Writes the mail that is due so many seconds from now, and takes it out.
    func mail(after seconds: Int64) async throws -> [OutgoingLetter] {
        try await writeMail(after: seconds)
        return try await town.community.outbox.claim(200)
    }

    /// The one letter about a thread in what was to be sent.
    static func letter(_ letters: [OutgoingLetter]) -> NoticeLetter? {
        guard letters.count == 1, case .notices(let letter) = letters[0].letter else { return nil }
        return letter
    }

    /// The token in a letter that stops something.
    static func token(_ what: LetterStop.What, _ letter: NoticeLetter?) -> String {
        letter?.stops.first { $0.what == what }?.token ?? ""
    }
}
