import Storage

/// What members are told: their lists, what they have read of them, what they choose to be told of.
package struct Notices: Sendable {
    let reader: Reader
    let store: any Store
    let authorizer: Authorizer
    let events: EventBus
    let zone: DigestZone
    let surroundings: Surroundings

    /// A page of what whoever asks was told, newest first; what they may not read any more is left out.
    package func page(
        at cursor: ListCursor?, for actor: Actor
    ) async throws(ReadingError) -> ListPage<Notice> {
        guard authorizer.allows(actor, .keepTrack), let member = actor.member?.id else {
            return ListPage(rows: [], newer: nil, older: nil)
        }
        return try await reader.read(for: actor) { transaction, audiences in
            try transaction.page(at: cursor) { .notices(of: member, $0, audiences) }
        }
    }

    /// How many of them they have not read, as far as `Notice.mostCounted`.
    package func unread(for actor: Actor) async throws(ReadingError) -> Int {
        guard authorizer.allows(actor, .keepTrack), let member = actor.member?.id else { return 0 }
        return try await reader.read(for: actor) { try $0.one(.unreadNotices(of: member, $1)) }
    }

    /// The last that was stored of those they have not read; nil where there is none.
    package func lastUnread(for actor: Actor) async throws(ReadingError) -> Notice.ID? {
        guard authorizer.allows(actor, .keepTrack), let member = actor.member?.id else { return nil }
        return try await reader.read(for: actor) { transaction, _ in
            try transaction.first(.lastUnreadNotice(of: member))
        }
    }

    /// The notice of that number, where it is theirs.
    package func notice(_ id: Notice.ID, for actor: Actor) async throws(ReadingError) -> Notice? {
        guard authorizer.allows(actor, .keepTrack), let member = actor.member?.id else { return nil }
        return try await reader.read(for: actor) { try $0.first(.notice(id, of: member, $1)) }
    }

    /// Marks one as read.
    package func read(_ id: Notice.ID, by actor: Actor) async throws(NoticeError) {
        try await read(by: actor) { try $0.all(.unreadNotice(id, of: $1)) }
    }

    /// Marks all as read that were told of up to a moment.
    package func readAll(upTo moment: Moment, by actor: Actor) async throws(NoticeError) {
        try await readAll(by: actor) { .unreadNotices(of: $0, until: moment, limit: Self.part) }
    }

    /// Marks all as read up to one of them: what was stored later stays unread, whenever it happened.
    package func readAll(through last: Notice.ID, by actor: Actor) async throws(NoticeError) {
        try await readAll(by: actor) { .unreadNotices(of: $0, through: last, limit: Self.part) }
    }

    private func readAll(
        by actor: Actor, _ query: @escaping @Sendable (Member.ID) -> Query<NoticeTrace>
    ) async throws(NoticeError) {
        // In parts, so that no one transaction is long.
        while try await read(by: actor, { try $0.all(query($1)) }) == Self.part {}
    }

    private static let part = 500

    /// Marks what is told of posts that were seen; a page that shows them goes on whatever comes of it.
    package func saw(_ posts: [Post.ID], by actor: Actor) async {
        // What could not be written is logged, and still unread.
        _ = try? await read(by: actor) { posts.isEmpty ? [] : try $0.all(.unreadNotices(of: posts, for: $1)) }
    }

    /// - Returns: how many were found.
    @discardableResult
    private func read(
        by actor: Actor, _ find: @escaping @Sendable (any Transaction, Member.ID) throws -> [NoticeTrace]
    ) async throws(NoticeError) -> Int {
        guard authorizer.allows(actor, .keepTrack), let member = actor.member?.id else { throw .notAllowed }
        // Most pages have nothing to write.
        let isAny = try await store.reading(surroundings.logger, as: NoticeError.self) {
            try !find($0, member).isEmpty
        }
        guard isAny else { return 0 }
        let surroundings = surroundings
        let (found, isBelled) = try await store.writing(surroundings.logger, as: NoticeError.self) { transaction in
            let notices = try find(transaction, member)
            let writer = NoticeWriter(
                transaction: transaction, now: surroundings.now(), delay: surroundings.noticeDelay)
            return (notices.count, try writer.read(notices, by: member))
        }
        if isBelled { await events.publish(.noticed([member])) }
        return found
    }
}
