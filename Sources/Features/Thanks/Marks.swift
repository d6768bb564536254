import Storage

/// What readers put on posts: thanks, which everybody sees, and bookmarks, which nobody else does.
package struct Marks: Sendable {
    let reader: Reader
    let store: any Store
    let authorizer: Authorizer
    let events: EventBus
    let surroundings: Surroundings

    /// What stands on the posts of a page; posts without any mark are left out.
    ///
    /// Guests see the names of grown-ups alone.
    package func shown(
        on posts: [Post.ID], for actor: Actor
    ) async throws(ReadingError) -> [Post.ID: PostMarks] {
        guard !posts.isEmpty else { return [:] }
        let member = authorizer.allows(actor, .keepTrack) ? actor.member?.id : nil
        return try await reader.read(for: actor) { transaction, audiences in
            let counts = try transaction.all(.thanks(on: posts, audiences))
            let thanks = Dictionary(counts.map { ($0.post, $0) }) { first, _ in first }
            let thanked = Set(try member.map { try transaction.all(.thanked(among: posts, by: $0)) } ?? [])
            let kept = Set(try member.map { try transaction.all(.bookmarked(among: posts, by: $0)) } ?? [])
            var marks: [Post.ID: PostMarks] = [:]
            for post in Set(thanks.keys).union(kept) {
                marks[post] = PostMarks(
                    thanks: thanks[post]?.count ?? 0, names: thanks[post]?.names ?? [],
                    isThanked: thanked.contains(post), isBookmarked: kept.contains(post))
            }
            return marks
        }
    }

    /// Thanks for a post; a second time changes nothing.
    package func thank(_ post: Post.ID, by actor: Actor) async throws(MarkError) {
        guard authorizer.allows(actor, .post), let member = actor.member?.id else { throw .notAllowed }
        let (audiences, now, keys) = (authorizer.audiences(for: actor), surroundings.now(), surroundings.keys)
        let (delay, limit) = (surroundings.noticeDelay, Limit.thanks(surroundings.rules.current.rates))
        let (marked, told) = try await store.writing(surroundings.logger, as: MarkError.self) {
            (transaction) throws -> (MarkedPost?, Set<Member.ID>) in
            guard let marked = try transaction.first(.markable(post, audiences)) else { throw MarkError.missing }
            guard marked.author != member else { throw MarkError.own }
            guard try transaction.run(.thank(post, by: member, at: now)) > 0 else {
                return (nil, [])
            }
            // Taken back or not, it counts: who gives and takes in a circle wakes somebody each time.
            if let seconds = try transaction.take(limit, of: ThrottleSubject(member, keys), at: now) {
                throw MarkError.tooMany(retryAfter: seconds)
            }
            let writer = NoticeWriter(transaction: transaction, now: now, delay: delay)
            return (marked, try writer.thanked(post, by: member))
        }
        await tell(post, marked, told)
    }

    /// Takes thanks back.
    package func takeBack(_ post: Post.ID, by actor: Actor) async throws(MarkError) {
        guard authorizer.allows(actor, .post), let member = actor.member?.id else { throw .notAllowed }
        let (audiences, now, delay) = (authorizer.audiences(for: actor), surroundings.now(), surroundings.noticeDelay)
        let (marked, told) = try await store.writing(surroundings.logger, as: MarkError.self) {
            (transaction) throws -> (MarkedPost?, Set<Member.ID>) in
            guard let marked = try transaction.first(.markable(post, audiences)) else { throw MarkError.missing }
            guard try transaction.run(.takeBackThanks(post, by: member)) > 0 else {
                return (nil, [])
            }
            let writer = NoticeWriter(transaction: transaction, now: now, delay: delay)
            return (marked, try writer.thanksTakenBack(post, by: member))
        }
        await tell(post, marked, told)
    }

    private func tell(_ post: Post.ID, _ marked: MarkedPost?, _ told: Set<Member.ID>) async {
        if let marked { await events.publish(.thanked(post, in: marked.discussion)) }
        if !told.isEmpty { await events.publish(.noticed(told)) }
    }
}
