import Storage

/// Pages of the people who write: members, and authors of archives.
package struct People: Sendable {
    private let reader: Reader
    private let store: any Store
    private let gate: Gate
    private let renderer: BodyRenderer
    private let events: EventBus
    private let surroundings: Surroundings

    init(
        reader: Reader, store: any Store, gate: Gate, renderer: BodyRenderer, events: EventBus,
        surroundings: Surroundings
    ) {
        self.reader = reader
        self.store = store
        self.gate = gate
        self.renderer = renderer
        self.events = events
        self.surroundings = surroundings
    }

    /// An imported author with a page of their posts, newest first; nil when `actor` may read none of them.
    ///
    /// One who was claimed is the member who did, where that member's page is there for `actor`.
    package func author(
        _ id: Author.ID, at cursor: ListCursor?, for actor: Actor
    ) async throws(ReadingError) -> PersonPage? {
        let (renderer, asking) = (renderer, actor.member?.id)
        return try await reader.read(for: actor) { transaction, audiences in
            guard let byline = try transaction.first(.author(id)) else { return nil }
            let page = try transaction.page(of: byline, by: .author(id), at: cursor, audiences, renderer)
            // Who wrote where the reader may not look is none of their business, whoever it is by now.
            guard page.postCount > 0 else { return nil }
            let isOpen = SQLText.showsPage(to: asking, audiences)
            guard let (member, claimer) = try transaction.first(.claimer(of: id, where: isOpen)) else { return page }
            return try transaction.page(of: claimer, by: .member(member), at: cursor, audiences, renderer)
        }
    }

    /// A member by name, however it is written, with a page of their posts, those that they have claimed among them.
    ///
    /// Whoever has another name now is found by those they bore as well. Nil when there is none for `actor`: pages of
    /// those who are no adults are for members.
    package func member(
        named name: String, at cursor: ListCursor?, for actor: Actor
    ) async throws(ReadingError) -> PersonPage? {
        let (renderer, asking) = (renderer, actor.member?.id)
        return try await reader.read(for: actor) { transaction, audiences in
            guard let (id, byline) = try transaction.member(namedNowOrBefore: name, for: asking, audiences)
            else { return nil }
            return try transaction.page(of: byline, by: .member(id), at: cursor, audiences, renderer)
        }
    }

    /// Makes a member without a way to sign in, or finds the one of that name: for the demo community.
    package func enrol(
        _ name: String, standing: Member.Standing, label: String?, band: Member.Band = .from18, by actor: Actor
    ) async throws(PostingError) -> Member.ID {
        guard gate.permits(actor, .enrol) else { throw .notAllowed }
        let now = surroundings.now()
        let id = try await store.writing(surroundings.logger, as: PostingError.self) { transaction in
            let id = try transaction.one(.enrol(name, standing: standing, label: label, band: band, at: now))
            try transaction.run(.take(name, for: id, at: now))
            return id
        }
        await events.publish(.enrolled(id))
        return id
    }

    /// Notes the names of members who are older than the list of names taken, at most `limit` of them.
    ///
    /// Returns how many were noted: 0 when none is left. A name that looks like another's that is noted already is
    /// noted under a form that nobody can type, so that it is done with.
    package func noteOlderNames(limit: Int) async throws(PostingError) -> Int {
        let now = surroundings.now()
        let members = try await store.reading(surroundings.logger, as: PostingError.self) {
            try $0.all(.withoutName(limit: limit))
        }
        guard !members.isEmpty else { return 0 }
        return try await store.writing(surroundings.logger, as: PostingError.self) { transaction in
            for (id, name) in members { try transaction.note(name, of: id, at: now) }
            return members.count
        }
    }
}

extension Transaction {
    /// Notes a name as a member's; one that looks like another that is noted, under a form that nobody can type.
    func note(_ name: String, of member: Member.ID, at now: Moment) throws {
        if try run(.take(name, for: member, at: now)) == 0 {
            try run(.take(name, for: member, as: "\(member)\n\(name)", at: now))
        }
    }

    fileprivate func page(
        of byline: Byline, by writer: Writer, at cursor: ListCursor?, _ audiences: [Audience],
        _ renderer: BodyRenderer
    ) throws -> PersonPage {
        let (count, firstAt) = try one(.totals(of: writer, audiences))
        let list = try page(at: cursor) { .wrote(by: writer, audiences, at: $0) }
        let about: String? = if case .member(let id) = writer { try first(.about(id)) } else { nil }
        return PersonPage(
            by: byline, postCount: count, firstAt: firstAt, list: list, about: about.map(renderer.markup(ofPlain:)))
    }

    /// The member who bears a name, however it is written, or bore it; nil where their page is not for this reader.
    func member(
        namedNowOrBefore name: String, for reader: Member.ID?, _ audiences: [Audience]
    ) throws -> (Member.ID, Byline)? {
        let isOpen = SQLText.showsPage(to: reader, audiences)
        return try first(.member(named: name, where: isOpen)) ?? first(.member(formerly: name, where: isOpen))
    }
}
