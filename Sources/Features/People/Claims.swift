import Storage

/// What came with an archive under a member's own address: theirs, once they say so.
///
/// An author of an archive is somebody's for good. Whoever has the address later does not take it over.
package struct Claims: Sendable {
    let store: any Store
    let authorizer: Authorizer
    let events: EventBus
    let surroundings: Surroundings

    /// Posts that are counted at most: enough to see whether it is oneself.
    package static let countedPosts = 10_000

    /// Whether an actor may make anything of the archive theirs.
    package func mayClaim(_ actor: Actor) -> Bool {
        (try? own(actor)) != nil
    }

    /// What stands in the archive under the address of the member who asks.
    package func look(for actor: Actor) async throws(ClaimError) -> ArchiveShare {
        let member = try own(actor)
        let audiences = authorizer.audiences(for: actor)
        return try await store.reading(surroundings.logger, as: ClaimError.self) { transaction in
            guard let hash = try transaction.first(.confirmedAddressHash(of: member.id)) else { return .noAddress }
            guard let author = try transaction.first(.archived(hash)) else { return .nothing }
            let (posts, boards) = try transaction.one(.share(of: author.id, audiences))
            guard posts > 0 else { return .nothing }
            let holder: ArchiveShare.Holder =
                author.claimedBy.map { $0 == member.id ? .oneself : .another } ?? .nobody
            return .found(.init(name: author.name, posts: posts, boards: boards), holder)
        }
    }

    /// Only adults: an archive is for everybody, and leads to whose it is.
    ///
    /// Pages of all others are for members.
    private func own(_ actor: Actor) throws(ClaimError) -> SignedIn {
        guard authorizer.allows(actor, .profile), let member = actor.member, member.band.isAdult else {
            throw .notAllowed
        }
        return member
    }

    /// Makes what stands in the archive under the member's address theirs: its bylines lead to them, their page lists
    /// it, and it is found by their name as well as by the one that was printed.
    ///
    /// For those who have shown a short while ago that it is them, and who may read any of it.
    package func claim(by actor: Actor) async throws(ClaimError) {
        let member = try own(actor)
        guard !member.isSuspended else { throw .suspended }
        let now = surroundings.now()
        guard member.isSteppedUp(at: now) else { throw .stepUpNeeded }
        let audiences = authorizer.audiences(for: actor)
        try await store.writing(surroundings.logger, as: ClaimError.self) { transaction in
            guard let hash = try transaction.first(.confirmedAddressHash(of: member.id)),
                let author = try transaction.first(.archived(hash)),
                try transaction.one(.share(of: author.id, audiences)).0 > 0,
                try transaction.first(.claim(hash, by: member.id, at: now)) != nil
            else { throw ClaimError.nothing }
        }
        await events.publish(.claimed(by: member.id))
        await store.indexRenamed(member.id, surroundings.logger)
    }
}

/// What stands in the archive under a member's address.
package enum ArchiveShare: Sendable, Equatable {
    /// The member has confirmed no address.
    case noAddress
    /// Nothing that they could read.
    case nothing
    case found(Found, Holder)

    package struct Found: Sendable, Equatable {
        /// As the archive printed it first.
        package let name: String
        /// Counted up to one more than `Claims.countedPosts`.
        package let posts: Int
        package let boards: Int
    }

    /// Whose it is by now.
    package enum Holder: Sendable, Equatable {
        case nobody
        case oneself
        /// Somebody's who had the address before.
        case another
    }
}

/// Why something about the archive was not done.
package enum ClaimError: FeatureError, Equatable {
    /// The table of rights gives this actor no such right.
    case notAllowed
    /// Whoever is suspended puts nothing new before others.
    case suspended
    /// They have to prove first that it is them.
    case stepUpNeeded
    /// Nothing that they may read stands there under their address that is nobody's yet.
    case nothing
    /// The database could not do it; the cause is in the log.
    case unavailable
}

extension Transaction {
    /// Gives back to the archive what a member has claimed since a moment; true when there was anything.
    func takeBackClaims(of member: Member.ID, since moment: Moment) throws -> Bool {
        let authors = try all(.unclaim(of: member, since: moment))
        for author in authors { try run(.markStale(by: author)) }
        return !authors.isEmpty
    }
}
