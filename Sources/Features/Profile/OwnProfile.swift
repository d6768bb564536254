import Foundation
import Prose
import Storage

/// A member's own profile: the name that they bear, and what they say of themselves.
package struct OwnProfile: Sendable {
    private let store: any Store
    private let authorizer: Authorizer
    private let events: EventBus
    private let names: MemberNameRules
    private let gate: Gate
    private let surroundings: Surroundings

    init(
        store: any Store, authorizer: Authorizer, events: EventBus, site: Site, gate: Gate, surroundings: Surroundings
    ) {
        self.store = store
        self.authorizer = authorizer
        self.gate = gate
        self.events = events
        names = MemberNameRules(alsoReserved: [site.name])
        self.surroundings = surroundings
    }

    /// Whether there is a profile that an actor may edit.
    package func mayEdit(_ actor: Actor) -> Bool {
        (try? own(actor)) != nil
    }

    /// The profile of the member who asks.
    package func show(for actor: Actor) async throws(ProfileError) -> Profile {
        let member = try own(actor)
        let now = surroundings.now()
        let row = try await store.reading(surroundings.logger, as: ProfileError.self) {
            try $0.first(.profile(of: member.id))
        }
        guard let row else { throw .notAllowed }
        return Profile(
            name: row.name, about: row.about, renamableFrom: row.renamableFrom(at: now),
            isForMembers: !member.band.isAdult)
    }

    /// Changes the profile of the member who asks to what was typed.
    ///
    /// The name they bore leads on to them, and nobody else gets it. It may be theirs again later. Whoever is no adult
    /// says nothing by which strangers find them: what seems to be such is refused.
    package func edit(name typedName: String, about typedAbout: String, by actor: Actor) async throws(ProfileError) {
        let member = try own(actor)
        let now = surroundings.now()
        let about = PlainText.cleaned(typedAbout)
        var faults = ProfileFaults()
        faults.about = problem(with: about, of: member)
        var name: MemberName?
        do {
            name = try wanted(typedName, by: member)
        } catch {
            faults.name = .fault(.form(error))
        }
        let (wanted, found) = (name, faults)
        let change = try await store.writingPosts(surroundings.logger, as: ProfileError.self) { transaction in
            guard let row = try transaction.first(.profile(of: member.id)) else { throw ProfileError.notAllowed }
            var faults = found
            if about == row.about { faults.about = nil }
            if let wanted, faults.name == nil {
                faults.name = try transaction.problem(with: wanted, for: member.id, row, at: now)
            }
            guard faults == ProfileFaults() else { throw ProfileError.invalid(faults) }
            let change = Change(isRenamed: wanted != nil, isRewritten: about != row.about)
            guard !member.isSuspended || !(change.isRenamed || change.isRewritten && !about.isEmpty) else {
                throw ProfileError.suspended
            }
            if let wanted { try transaction.rename(member.id, to: wanted, at: now) }
            if change.isRewritten { try transaction.run(.describe(member.id, as: about)) }
            return change
        }
        if change.isRenamed {
            await events.publish(.renamed(member.id))
            await store.indexRenamed(member.id, surroundings.logger)
        } else if change.isRewritten {
            await events.publish(.profileChanged(member.id))
        }
    }

    /// What an edit comes to.
    private struct Change: Sendable {
        let isRenamed: Bool
        let isRewritten: Bool
    }

    private func own(_ actor: Actor) throws(ProfileError) -> SignedIn {
        guard authorizer.allows(actor, .profile), let member = actor.member else { throw .notAllowed }
        guard !member.band.isChild else { throw .child }
        return member
    }

    /// What keeps somebody from saying this of themselves.
    private func problem(with about: String, of member: SignedIn) -> ProfileFaults.AboutProblem? {
        guard !Profile.isTooLong(about) else { return .tooLong }
        guard !member.band.isAdult else { return nil }
        let book = surroundings.rules.current
        if let finding = book.personalFindings(title: nil, source: about, isYoung: true).first {
            return .personal(finding.kind)
        }
        return gate.tellsTooMuch(about, book) ? .tellsTooMuch : nil
    }

    /// The other name that was typed; nil when it is the one they bear.
    private func wanted(_ typed: String, by member: SignedIn) throws(MemberNameError) -> MemberName? {
        guard typed.trimmingCharacters(in: .whitespaces) != member.name else { return nil }
        let name = try names.name(typed: typed, mayBeReserved: false)
        return name.text == member.name ? nil : name
    }
}
