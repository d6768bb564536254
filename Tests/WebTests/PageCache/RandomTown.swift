import Features
import TestSupport

@testable import Web

/// Three people who do whatever comes to their minds, the same for the same seed, and what should come of it.
struct RandomTown: Sendable {
    enum Verb: String, CaseIterable, Sendable {
        case post, reply, quote, edit, delete, remove, restore, lock, unlock, pin, unpin, follow, mute, read
        case readBoard, readAll, thank, answer, wait

        /// How often it comes, beside the others.
        var weight: Int {
            switch self {
            case .reply: 6
            case .post, .read, .edit, .delete: 3
            case .quote, .remove, .restore, .thank, .answer: 2
            case .lock, .unlock, .pin, .unpin, .follow, .mute, .readBoard, .readAll, .wait: 1
            }
        }

        static let weighted = allCases.flatMap { Array(repeating: $0, count: $0.weight) }
    }

    let town: TestCommunity
    let boards: [Board.ID]
    private(set) var model = TownModel()
    /// What was done so far, and how often each was not refused.
    private(set) var log: [String] = []
    private(set) var done: [Verb: Int] = [:]
    /// Addresses of pages of threads.
    private(set) var addresses: [String] = []
    /// Every word that was ever written.
    private(set) var words: [String] = []
    private(set) var random: SeededRandom
    /// Ada, Ben, and Maren, who moderates.
    let people: [(id: Member.ID, actor: Actor)]
    private let questions: Board.ID

    private var community: Community { town.community }
    private var maren: Actor { people[2].actor }

    init(_ town: TestCommunity, seed: UInt64) async throws {
        self.town = town
        random = SeededRandom(seed)
        try await town.settleIn()
        questions = try await town.community.boards.open(
            BoardDraft(
                slug: "questions", name: "Questions", description: "One each.", category: "The stage",
                takesAnswers: true), by: .seeder)
        boards = [town.guitars, questions]
        people = [
            (town.ada, try await town.member("ada")), (town.ben, try await town.member("ben")),
            (town.maren, try await town.member("maren")),
        ]
        // What was there before is nobody's news.
        for person in people {
            try await community.reading.markRead(board: nil, upTo: town.clock.now, by: person.actor)
            model.readAll(in: nil, until: town.clock.now, by: person.id)
        }
    }

    mutating func number(below bound: Int) -> Int { Int.random(in: 0..<max(1, bound), using: &random) }

    mutating func pick<Item>(from items: [Item]) -> Item? {
        items.isEmpty ? nil : items[number(below: items.count)]
    }

    /// Does one thing; what is refused leaves everything as it was.
    mutating func act() async throws {
        guard let verb = pick(from: Verb.weighted) else { return }
        // Too soon now and then.
        town.clock.advance(seconds: [1, 20, 130, 700][number(below: 4)])
        var outcome = "done"
        do {
            try await perform(verb)
            done[verb, default: 0] += 1
        } catch let error where Self.isRefusal(error) {
            outcome = "\(error)"
        }
        log.append("\(verb.rawValue): \(outcome)")
    }

    private static func isRefusal(_ error: any Error) -> Bool {
        switch error {
        case let error as PostingError: error != .unavailable
        case let error as ModerationError: error != .unavailable
        case let error as MarkError: error != .unavailable
        case let error as TrackingError: error != .unavailable
        default: error is NothingThere
        }
    }

    /// There is nothing yet that it could be done to.
    private struct NothingThere: Error {}

    private mutating func anyPerson() -> (id: Member.ID, actor: Actor) { people[number(below: people.count)] }

    /// A post, or none yet; those of late more often.
    private mutating func anyPost() throws -> TownModel.Written {
        let latest = number(below: 2) == 0 ? Array(model.order.suffix(5)) : model.order
        guard let id = pick(from: latest), let post = model.posts[id] else { throw NothingThere() }
        return post
    }

    private mutating func anyThread() throws -> Discussion.ID {
        guard let id = pick(from: model.discussions) else { throw NothingThere() }
        return id
    }

    private func actor(_ id: Member.ID) throws -> Actor {
        guard let person = people.first(where: { $0.id == id }) else { throw NothingThere() }
        return person.actor
    }

    /// A word that nobody has said, in letters alone.
    private mutating func newWord() -> String {
        var (number, letters) = (words.count, "")
        for _ in 0..<3 {
            letters.append(Character(Unicode.Scalar(UInt8(97 + number % 26))))
            number /= 26
        }
        let word = "zq\(letters)qz"
        words.append(word)
        return word
    }

    private mutating func perform(_ verb: Verb) async throws {
        switch verb {
        case .post: try await post()
        case .reply: try await reply()
        case .quote: try await quote()
        case .edit: try await edit()
        case .delete: try await delete()
        case .remove:
            let post = try anyPost()
            try await community.moderation.remove(post.id, reason: "Not here.", by: maren)
            model.show(post.id, false)
        case .restore:
            let hidden = model.order.filter { model.posts[$0]?.isVisible == false }
            guard let post = pick(from: hidden) else { throw NothingThere() }
            try await community.moderation.restore(post, by: maren)
            model.show(post, true)
        case .lock: try await community.moderation.lock(anyThread(), reason: "All is said.", by: maren)
        case .unlock: try await community.moderation.unlock(anyThread(), by: maren)
        case .pin:
            let end = town.clock.now.advanced(seconds: Int64(1 + number(below: 3 * 86_400)))
            try await community.moderation.pin(anyThread(), until: end, by: maren)
        case .unpin: try await community.moderation.unpin(anyThread(), by: maren)
        case .follow, .mute:
            let (person, discussion) = (anyPerson(), try anyThread())
            try await community.reading.choose(
                verb == .mute ? .mute : .follow, of: discussion, by: person.actor)
            model.mute(discussion, by: person.id, verb == .mute)
        case .read:
            let (person, post) = (anyPerson(), try anyPost())
            await community.reading.saw(post.id, in: post.discussion, by: person.actor)
            model.saw(post, by: person.id)
        case .readBoard, .readAll:
            let person = anyPerson()
            let board = verb == .readAll ? nil : pick(from: boards)
            try await community.reading.markRead(board: board, upTo: town.clock.now, by: person.actor)
            model.readAll(in: board, until: town.clock.now, by: person.id)
        case .thank: try await community.marks.thank(anyPost().id, by: anyPerson().actor)
        case .answer: try await answer()
        case .wait: town.clock.advance(seconds: [3_600, 30_000, 90_000, 200_000][number(below: 4)])
        }
    }

    private mutating func post() async throws {
        guard let board = pick(from: boards) else { return }
        let (person, word) = (anyPerson(), newWord())
        let title = "A thread of somebody's, number \(model.discussions.count + 1)"
        let post = try await town.submit(
            .newDiscussion(in: board, title: title), "First words, \(word).", as: person.id, person.actor
        ).post
        guard let place = try await community.discussions.place(of: post, for: .guest) else {
            throw PostingError.unavailable
        }
        model.start(place.discussion.id, in: board, by: person.id)
        model.write(post, in: place.discussion.id, by: person.id, at: town.clock.now, word: word)
        let address = Link.discussion(place.discussion)
        addresses += ["\(address)", "\(address)?view=tree"]
    }

    private mutating func reply() async throws {
        let (person, parent, word) = (anyPerson(), try anyPost(), newWord())
        let post = try await town.submit(
            .reply(to: parent.id), "An answer, \(word).", as: person.id, person.actor
        ).post
        model.write(post, in: parent.discussion, by: person.id, at: town.clock.now, word: word)
    }

    private mutating func quote() async throws {
        let (person, parent, original) = (anyPerson(), try anyPost(), try anyPost())
        // A quote of a quote has words of two.
        guard original.quote == nil,
            let quote = try await community.quotes.quote(of: original.id, for: person.actor)
        else { throw NothingThere() }
        let word = newWord()
        let post = try await town.submit(
            .reply(to: parent.id), "\(quote)Words about it, \(word).", as: person.id, person.actor
        ).post
        model.write(
            post, in: parent.discussion, by: person.id, at: town.clock.now, word: word,
            quoting: TownModel.Quote(original: original.id, word: original.word))
    }

    private mutating func edit() async throws {
        let post = try anyPost()
        let actor = try actor(post.author)
        let editable = try await community.ownPosts.editable(post.id, by: actor)
        let word = newWord()
        try await community.ownPosts.edit(
            Edit(post.id, title: editable.title, source: "Other words, \(word).", base: editable.base), by: actor)
        model.edit(post.id, to: word)
    }

    private mutating func delete() async throws {
        let post = try anyPost()
        try await community.ownPosts.delete(post.id, by: actor(post.author))
        model.show(post.id, false)
    }

    private mutating func answer() async throws {
        let asked = model.discussions.filter { model.threads[$0]?.board == questions }
        guard let discussion = pick(from: asked), let thread = model.threads[discussion],
            let post = pick(from: thread.posts)
        else { throw NothingThere() }
        try await community.answers.mark(post, by: actor(thread.starter))
    }
}
