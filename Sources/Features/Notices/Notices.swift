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

    /// The notice of that number, where it is theirs.
    package func notice(_ id: Notice.ID, for actor: Actor) async throws(ReadingError) -> Notice? {
        guard authorizer.allows(actor, .keepTrack), let member = actor.member?.id else { return nil }
        return try await reader.read(for: actor) { try $0.first(.notice(id, of: member, $1)) }
    }

    /// Marks one as read.
    package func read(_ id: Notice.ID, by actor: Actor) async throws(NoticeError) {
        try await read(by: actor) { try $0.all(.unreadNotice(id, of: $1)) }
    }

    /// Marks all as read that were there at that moment: what came later stays unread.
    package func readAll(upTo moment: Moment, by actor: Actor) async throws(NoticeError) {
        // In parts, so that no one transaction is long.
        while try await read(by: actor, { try $0.all(.unreadNotices(of: $1, until: moment, limit: Self.part)) })
            == Self.part
        {}
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
