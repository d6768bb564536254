import Logging
import Storage

/// The age screen for those who have an account: whose age was never asked, and who are older by now.
package struct AgeAgain: Sendable {
    let store: any Store
    let authorizer: Authorizer
    let site: Site
    let events: EventBus
    let surroundings: Surroundings

    /// What came of an answer.
    package enum Outcome: Sendable, Equatable {
        /// Their account goes on as before; whether it has another band, or a doubt is noted, they are not told.
        ///
        /// The browser is to keep this: a minor's mark after an answer under the threshold, else as many letters that
        /// say nothing.
        case done(gate: String)
        /// They may take part from now on; the session's cookie is to be replaced.
        case admitted(NewSession)
        /// Nobody can sign in to the account until somebody has decided; the browser is to keep this mark.
        case held(mark: String)
    }

    /// Takes an answer from the member who asks.
    ///
    /// A band is raised, never lowered, and not raised any more once an answer was under the threshold: an account
    /// whose age was never asked is held at once, of any other the doubt is noted for the console.
    ///
    /// - Parameter cookie: what the browser keeps of the age screen; with a minor's mark there is no second answer.
    package func answer(
        month: String, year: String, country: String, cookie: String?, by actor: Actor, in session: SessionSecret
    ) async throws(AgeAgainError) -> Outcome {
        let (now, keys) = (surroundings.now(), surroundings.keys)
        guard authorizer.allows(actor, .ownAccount), let member = actor.member else { throw .notAllowed }
        guard GatePass(cookie, keys, at: now) != .minor else { throw .minor }
        let outcome: AgeScreen.Outcome
        do {
            outcome = try AgeScreen(thresholds: site.joining.ages)
                .outcome(month: month, year: year, country: country, at: now)
        } catch {
            throw .unreadable
        }
        let rotation = Rotation(of: session, signIn: member.signIn, surroundings)
        guard let blank = try? keys.blankGate() else { throw .unavailable }
        let result = try await write(outcome, of: member, rotation, blank: blank, at: now)
        switch result {
        case .held, .done(gate: keys.minorMark):
            // For whoever runs the community, whose list of members says of whom: nothing of a person is in a log.
            surroundings.logger.warning("a member's age is in doubt")
        case .done, .admitted: break
        }
        // What they said of themselves is shown no more.
        if case .held = result { await events.publish(.profileChanged(member.id)) }
        return result
    }

    private func write(
        _ outcome: AgeScreen.Outcome, of member: SignedIn, _ rotation: Rotation, blank: String, at now: Moment
    ) async throws(AgeAgainError) -> Outcome {
        let keys = surroundings.keys
        return try await store.writing(surroundings.logger, as: AgeAgainError.self) { transaction in
            switch (outcome, member.band) {
            case (.minor, .unknown):
                try transaction.run(.hold(member.id, at: now))
                try transaction.endAccess(of: member.id, at: now)
                return .held(mark: keys.minorMark)
            case (.minor, _):
                try transaction.run(.doubtAge(of: member.id, at: now))
                return .done(gate: keys.minorMark)
            case (.mayJoin(let band), .unknown):
                try transaction.run(.setBand(band, of: member.id))
                guard let begun = try transaction.rotate(rotation, isSteppedUp: false, at: now) else {
                    throw AgeAgainError.notAllowed
                }
                return .admitted(begun)
            case (.mayJoin(let band), let old):
                if let old = AgeBand(rawValue: old.rawValue), band > old {
                    try transaction.run(.raise(band, of: member.id))
                }
                return .done(gate: blank)
            }
        }
    }
}

/// Why an answer was not taken.
package enum AgeAgainError: FeatureError, Equatable {
    /// The table of rights gives this actor no such right.
    case notAllowed
    /// This browser has answered already.
    case minor
    /// The answer can't be read.
    case unreadable
    /// The database could not do it; the cause is in the log.
    case unavailable
}

extension SQLText {
    fileprivate static func setBand(_ band: AgeBand, of member: Member.ID) -> SQLText {
        "UPDATE member SET band = \(band) WHERE id = \(member) AND band IN ('unknown', '13+', '16+', '18+')"
    }

    /// Unless a doubt was noted: of two answers, the one under the threshold counts.
    fileprivate static func raise(_ band: AgeBand, of member: Member.ID) -> SQLText {
        """
        UPDATE member SET band = \(band)
        WHERE id = \(member) AND band IN ('13+', '16+', '18+') AND age_doubt_at IS NULL
        """
    }

    fileprivate static func hold(_ member: Member.ID, at now: Moment) -> SQLText {
        "UPDATE member SET state = \(Member.State.held), age_doubt_at = \(now) WHERE id = \(member)"
    }

    /// The first doubt counts.
    fileprivate static func doubtAge(of member: Member.ID, at now: Moment) -> SQLText {
        "UPDATE member SET age_doubt_at = \(now) WHERE id = \(member) AND age_doubt_at IS NULL"
    }
}
