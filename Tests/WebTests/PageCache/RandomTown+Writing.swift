import Features
import TestSupport

/// What people write, change and take back.
extension RandomTown {
    /// What a rule keeps back, whoever writes it but those who moderate.
    static let strange = "a strange offer"

    /// The one rule of the house.
    static let rule = Rule(
        key: "offers", name: "Offers", effect: .hold, subject: .phrases([strange]),
        sentence: "Somebody looks at offers before others do.")

    mutating func start(strangely isStrange: Bool) async throws {
        guard let board = pick(from: boards) else { throw NothingThere() }
        let (person, word, subject) = (writer(isStrange), newWord(), newWord())
        let title = "A thread about \(subject), number \(model.discussions.count + 1)"
        let source = Self.words("First words", word, isStrange)
        let sent = try await town.submit(
            .newDiscussion(in: board, title: title), source, as: person.id, person.actor)
        let discussion = try await town.discussion(of: sent.post)
        model.start(discussion, in: board, by: person.id, title: title)
        try note(sent, source, in: discussion, by: person.id, word: word)
    }

    mutating func reply(strangely isStrange: Bool) async throws {
        let (person, parent, word) = (writer(isStrange), try anyPost(), newWord())
        let source = Self.words("An answer", word, isStrange)
        let sent = try await town.submit(.reply(to: parent.id), source, as: person.id, person.actor)
        try note(sent, source, in: parent.discussion, by: person.id, word: word)
    }

    /// Words that were let through once are looked at again where somebody quotes them.
    mutating func quote() async throws {
        let (person, parent, original) = (anyPerson(), try anyPost(), try anyPost())
        // A quote of a quote has words of two.
        guard original.quote == nil,
            let quote = try await community.quotes.quote(of: original.id, for: person.actor)
        else { throw NothingThere() }
        let word = newWord()
        let source = "\(quote)Words about it, \(word)."
        let sent = try await town.submit(.reply(to: parent.id), source, as: person.id, person.actor)
        try note(
            sent, source, in: parent.discussion, by: person.id, word: word,
            quoting: TownModel.Quote(original: original.id, word: original.word))
    }

    /// A strange edit of a first post gives its thread another name, too, and so do some of the others.
    mutating func edit(strangely isStrange: Bool) async throws {
        let post = try anyPost()
        guard !isStrange || post.author != town.maren else { throw NothingThere() }
        let actor = try actor(post.author)
        let editable = try await community.ownPosts.editable(post.id, by: actor)
        let word = newWord()
        var title = editable.title
        let isRenamed = isStrange || number(below: 3) == 0
        if isRenamed, title != nil { title = "Another name for \(newWord()), as they say" }
        let source = Self.words("Other words", word, isStrange)
        let isHeld = try await community.ownPosts.edit(
            Edit(post.id, title: title, source: source, base: editable.base), by: actor)
        guard isHeld == isStrange else { throw Unexpected("an edit was held: \(isHeld)") }
        model.edit(post.id, to: word, titled: title, isHeld: isHeld, at: town.clock.now)
    }

    /// Somebody sends what their post says once more.
    mutating func takeBackEdit() async throws {
        let edited = model.order.filter { model.posts[$0]?.edit != nil }
        // Of a quote not every word may be left that was sent.
        guard let id = pick(from: edited), let post = model.posts[id], post.quote == nil else { throw NothingThere() }
        let actor = try actor(post.author)
        let editable = try await community.ownPosts.editable(id, by: actor)
        guard editable.isWaiting, let stands = try await community.discussions.source(of: id, for: actor) else {
            throw Unexpected("post \(id) has nothing that waits, or nothing that stands")
        }
        let title = editable.title == nil ? nil : model.threads[post.discussion]?.title
        let isHeld = try await community.ownPosts.edit(
            Edit(id, title: title, source: stands.source, base: editable.base), by: actor)
        guard !isHeld else { throw Unexpected("what stands in post \(id) was held") }
        model.dropEdit(of: id)
    }

    mutating func delete() async throws {
        let post = try anyPost()
        try await community.ownPosts.delete(post.id, by: actor(post.author))
        model.takeBack(post.id, at: town.clock.now)
    }

    /// Somebody who writes; no moderator where a rule is to keep it back.
    private mutating func writer(_ isStrange: Bool) -> (id: Member.ID, actor: Actor) {
        isStrange ? people[number(below: 2)] : anyPerson()
    }

    private static func words(_ beginning: String, _ word: String, _ isStrange: Bool) -> String {
        isStrange ? "\(beginning): here is \(strange), \(word)." : "\(beginning), \(word)."
    }

    /// Notes a post that was sent, which a rule keeps back or does not.
    private mutating func note(
        _ sent: Submitted, _ source: String, in discussion: Discussion.ID, by member: Member.ID, word: String,
        quoting quote: TownModel.Quote? = nil
    ) throws {
        let isHeld = member != town.maren && source.contains(Self.strange)
        guard sent.isHeld == isHeld else { throw Unexpected("post \(sent.post) was held: \(sent.isHeld)") }
        model.write(
            TownModel.Written(
                id: sent.post, discussion: discussion, author: member, at: town.clock.now, word: word, quote: quote,
                state: isHeld ? .held(isNew: true) : .visible))
    }
}
