import Features
import TestSupport

/// Three people who do whatever comes to their minds, the same for the same seed, and what should come of it.
struct RandomTown: Sendable {
    let town: TestCommunity
    let seed: UInt64
    let boards: [Board.ID]
    /// The one of them whose threads have answers.
    let questions: Board.ID
    /// Ada, Ben, and Maren, who moderates.
    let people: [(id: Member.ID, actor: Actor)]
    var model: TownModel
    /// Letters that came in.
    var letters: [BroughtLetter] = []
    /// What was done so far, and how often each was not refused.
    private(set) var log: [String] = []
    private(set) var done: [Verb: Int] = [:]
    /// Addresses of pages of threads, those under former titles among them.
    private(set) var addresses: [String] = []
    /// Every word that was ever written.
    private(set) var words: [String] = []
    private(set) var random: SeededRandom

    var community: Community { town.community }
    var maren: Actor { people[2].actor }

    init(_ town: TestCommunity, seed: UInt64) async throws {
        self.town = town
        self.seed = seed
        random = SeededRandom(seed)
        model = TownModel(staff: [town.maren])
        try await town.settleIn()
        town.surroundings.rules.replace(RuleBook(rules: [Self.rule]))
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
        } catch {
            throw Unexpected("\(verb.rawValue) in town \(seed), after \(lately): \(error)")
        }
        log.append("\(verb.rawValue): \(outcome)")
    }

    /// What was done last, in words.
    var lately: String { log.suffix(6).joined(separator: ", ") }

    private static func isRefusal(_ error: any Error) -> Bool {
        switch error {
        case let error as PostingError: error != .unavailable
        case let error as ModerationError: error != .unavailable
        case let error as ReportError: error != .unavailable
        case let error as MarkError: error != .unavailable
        case let error as TrackingError: error != .unavailable
        default: error is NothingThere
        }
    }

    /// There is nothing yet that it could be done to.
    struct NothingThere: Error {}

    /// A verb did something else than the rules say.
    struct Unexpected: Error, CustomStringConvertible {
        let description: String

        init(_ description: String) {
            self.description = description
        }
    }

    mutating func anyPerson() -> (id: Member.ID, actor: Actor) { people[number(below: people.count)] }

    /// A post, or none yet; those of late more often.
    mutating func anyPost() throws -> TownModel.Written {
        let latest = number(below: 2) == 0 ? Array(model.order.suffix(5)) : model.order
        guard let id = pick(from: latest), let post = model.posts[id] else { throw NothingThere() }
        return post
    }

    mutating func anyThread() throws -> Discussion.ID {
        guard let id = pick(from: model.discussions) else { throw NothingThere() }
        return id
    }

    /// Nobody for a letter of an archive.
    func actor(_ id: Member.ID?) throws -> Actor {
        guard let person = people.first(where: { $0.id == id }) else { throw NothingThere() }
        return person.actor
    }

    /// A word that nobody has said, in letters alone.
    mutating func newWord() -> String {
        var (number, letters) = (words.count, "")
        for _ in 0..<3 {
            letters.append(Character(Unicode.Scalar(UInt8(97 + number % 26))))
            number /= 26
        }
        let word = "zq\(letters)qz"
        words.append(word)
        return word
    }

    /// Remembers where threads can be read.
    mutating func note(addresses new: [String]) {
        addresses += new.filter { !addresses.contains($0) }
    }

    private mutating func perform(_ verb: Verb) async throws {
        switch verb {
        case .post, .holdThread: try await start(strangely: verb == .holdThread)
        case .reply, .holdReply: try await reply(strangely: verb == .holdReply)
        case .quote: try await quote()
        case .edit, .holdEdit: try await edit(strangely: verb == .holdEdit)
        case .takeBackEdit: try await takeBackEdit()
        case .delete: try await delete()
        case .archive: try await bringLetter()
        case .remove: try await remove()
        case .restore: try await restore()
        case .release: try await release()
        case .reject: try await reject()
        case .report: try await report()
        case .dismiss: try await dismiss()
        case .retitle: try await retitle()
        case .wipe: try await wipe()
        case .lock: try await community.moderation.lock(anyThread(), reason: "All is said.", by: maren)
        case .unlock: try await community.moderation.unlock(anyThread(), by: maren)
        case .pin:
            let end = town.clock.now.advanced(seconds: Int64(1 + number(below: 3 * 86_400)))
            try await community.moderation.pin(anyThread(), until: end, by: maren)
        case .unpin: try await community.moderation.unpin(anyThread(), by: maren)
        case .follow: try await choose(.follow)
        case .mute: try await choose(.mute)
        case .muteAwhile: try await choose(.mute, for: .hours)
        case .read: try await read()
        case .readBoard: try await markRead(board: pick(from: boards))
        case .readAll: try await markRead(board: nil)
        case .ignore: try await ignore()
        case .unignore: try await unignore()
        case .thank: try await community.marks.thank(anyPost().id, by: anyPerson().actor)
        case .answer: try await answer()
        case .wait: town.clock.advance(seconds: [3_600, 30_000, 90_000, 200_000][number(below: 4)])
        }
    }
}
