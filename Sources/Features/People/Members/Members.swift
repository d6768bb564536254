import Storage

/// The members, as those see and change them who run the community.
///
/// The right to is in the table; beyond it nobody changes themselves, or somebody who stands higher.
package struct Members: Sendable {
    let store: any Store
    let authorizer: Authorizer
    let events: EventBus
    let names: MemberNameRules
    let surroundings: Surroundings

    init(store: any Store, authorizer: Authorizer, events: EventBus, site: Site, surroundings: Surroundings) {
        self.store = store
        self.authorizer = authorizer
        self.events = events
        names = MemberNameRules(alsoReserved: [site.name])
        self.surroundings = surroundings
    }

    /// Members on one page of the list.
    package static let listed = 100

    /// Members in the order in which they joined, from the first or from behind `last`.
    package func list(after last: Member.ID? = nil, by actor: Actor) async throws(MemberError) -> MemberPage {
        guard authorizer.allows(actor, .seeMembers) else { throw .notAllowed }
        let (now, mayManage) = (surroundings.now(), authorizer.allows(actor, .manageMembers))
        return try await store.reading(surroundings.logger, as: MemberError.self) { transaction in
            let found = try transaction.all(.members(after: last ?? Member.ID(rawValue: 0), at: now))
            let rows = found.prefix(Self.listed).map { $0.entry(showsAge: mayManage) }
            return MemberPage(rows: rows, next: found.count > rows.count ? rows.last?.id : nil)
        }
    }

    /// What staff may know of the member of that name, however it is written.
    package func show(_ name: String, by actor: Actor) async throws(MemberError) -> MemberRecord {
        guard authorizer.allows(actor, .seeMembers) else { throw .notAllowed }
        let (now, keys) = (surroundings.now(), surroundings.keys)
        let mayManage = authorizer.allows(actor, .manageMembers)
        return try await store.reading(surroundings.logger, as: MemberError.self) { transaction in
            let member = try transaction.member(name, at: now)
            return MemberRecord(
                entry: member.entry(showsAge: mayManage),
                boards: try transaction.all(.slugsModerated(by: member.id)),
                suspension: try transaction.first(.suspension(of: member.id, at: now)),
                access: mayManage ? try transaction.first(.access(of: member.id, keys)) : nil)
        }
    }

    /// True when somebody could run the community: an administrator who has a password and is let in with it.
    package func hasAdministrator(by actor: Actor) async throws(MemberError) -> Bool {
        guard authorizer.allows(actor, .manageMembers) else { throw .notAllowed }
        let now = surroundings.now()
        return try await store.reading(surroundings.logger, as: MemberError.self) {
            try $0.one(.hasAdministrator(at: now))
        }
    }
}

extension Transaction {
    /// The member of that name, or `MemberError.missing`; of whoever is gone only the name is left.
    func member(_ name: String, at now: Moment) throws -> MemberRow {
        guard let member = try first(.member(named: name, at: now)), member.state != .gone else {
            throw MemberError.missing
        }
        return member
    }
}
