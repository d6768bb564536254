import Storage

/// What follows when a member looks at posts: their visit goes on, their mark moves forward, and what they were told of
/// these posts is read.
package struct Attention: Sendable {
    private let reading: Reading
    private let notices: Notices
    private let store: any Store
    private let authorizer: Authorizer
    private let surroundings: Surroundings

    init(reading: Reading, notices: Notices, store: any Store, authorizer: Authorizer, surroundings: Surroundings) {
        self.reading = reading
        self.notices = notices
        self.store = store
        self.authorizer = authorizer
        self.surroundings = surroundings
    }

    /// A member looked at these posts of a discussion, the last of them last.
    ///
    /// What could not be written is logged, and stays as it was. Most who look have nothing to be written: that is found
    /// out by reading once.
    package func looked(at posts: [Post.ID], in discussion: Discussion.ID, by actor: Actor) async {
        guard authorizer.allows(actor, .keepTrack), let member = actor.member?.id, let last = posts.last else { return }
        let now = surroundings.now()
        let news = try? await store.reading(surroundings.logger, as: TrackingError.self) { transaction in
            let visit = try transaction.first(.visit(of: member))
            return News(
                isVisit: visit.map { $0.going(at: now) != nil } ?? true,
                isMark: try transaction.one(.moves(to: last, in: discussion, by: member)),
                isNotice: try !transaction.all(.unreadNotices(of: posts, for: member)).isEmpty)
        }
        guard let news else { return }
        if news.isVisit { await reading.visit(by: actor) }
        if news.isMark { await reading.saw(last, in: discussion, by: actor) }
        if news.isNotice { await notices.saw(posts, by: actor) }
    }

    /// What there is to be written.
    private struct News: Sendable {
        let isVisit: Bool
        let isMark: Bool
        let isNotice: Bool
    }
}
