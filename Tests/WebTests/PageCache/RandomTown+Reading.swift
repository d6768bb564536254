import Features
import TestSupport

/// What people do for themselves alone, and whose answer was the one.
extension RandomTown {
    mutating func choose(_ choice: FollowChoice, for time: MuteTime = .always) async throws {
        let (person, discussion) = (anyPerson(), try anyThread())
        try await community.reading.choose(choice, for: time, of: discussion, by: person.actor)
        // Eight hours, or for good.
        let end = time == .hours ? town.clock.now.advanced(seconds: 8 * 3_600) : Moment(rawValue: .max)
        model.mute(discussion, by: person.id, until: choice == .mute ? end : nil)
    }

    /// A page that somebody looks at takes them as far as a post that can be read there, or a line in its place.
    mutating func read() async throws {
        let (person, post) = (anyPerson(), try anyPost())
        guard !post.isHeld else { throw NothingThere() }
        await community.reading.saw(post.id, in: post.discussion, by: person.actor)
        model.saw(post, by: person.id)
    }

    /// `board` is nil for all of them.
    mutating func markRead(board: Board.ID?) async throws {
        let person = anyPerson()
        try await community.reading.markRead(board: board, upTo: town.clock.now, by: person.actor)
        model.readAll(in: board, until: town.clock.now, by: person.id)
    }

    mutating func ignore() async throws {
        let (person, other) = (anyPerson(), anyPerson())
        try await community.reading.ignore(other.id, by: person.actor)
        model.ignore(other.id, by: person.id, true)
    }

    mutating func unignore() async throws {
        guard let pair = pick(from: model.ignored) else { throw NothingThere() }
        try await community.reading.unignore(pair.other, by: actor(pair.member))
        model.ignore(pair.other, by: pair.member, false)
    }

    /// Those who asked say what the answer is; where an archive did, a moderator does.
    mutating func answer() async throws {
        let asked = model.discussions.filter { model.threads[$0]?.board == questions }
        guard let discussion = pick(from: asked), let thread = model.threads[discussion],
            let post = pick(from: thread.posts)
        else { throw NothingThere() }
        let asker = thread.starter == nil ? maren : try actor(thread.starter)
        try await community.answers.mark(post, by: asker)
    }
}
