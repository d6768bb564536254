import Storage

/// What a link that signs somebody in is for.
package struct SignInLink: Sendable, Equatable {
    /// The name of whoever it signs in.
    package let name: String
}

extension SignIns {
    /// Makes a link that signs the member of that name in, once, within a day; older ones of theirs are good no more.
    package func issueLink(for name: String, by actor: Actor) async throws(SignInsError) -> Secret {
        guard authorizer.allows(actor, .issueLinks) else { throw .notAllowed }
        let now = surroundings.now()
        let secret = Secret(randomBytes: surroundings.randomBytes)
        try await store.writing(surroundings.logger, as: SignInsError.self) { transaction in
            guard let (member, _) = try transaction.first(.member(named: name)) else { throw SignInsError.missing }
            try transaction.issue(secret, for: .init(.link, member: member), at: now)
        }
        return secret
    }

    /// What a link would do, for the page that asks whether to; uses nothing up.
    package func look(_ token: Secret) async throws(TokenError) -> SignInLink {
        let now = surroundings.now()
        return try await store.reading(surroundings.logger, as: TokenError.self) { transaction in
            let content = try transaction.look(at: token, for: .link, at: now)
            guard let member = content.member, let name = try transaction.first(.nameForLink(member)) else {
                throw TokenError.held
            }
            return SignInLink(name: name)
        }
    }

    /// Signs in whoever a link is for, and uses it up.
    ///
    /// Whoever was made a member and has yet to come has come by that. A link that is a way back takes off their second
    /// factor as well, and they are written that it did.
    ///
    /// - Parameter replacing: the session that this browser had before; its sign-in ends.
    package func byLink(
        _ token: Secret, device: DeviceLabel, replacing: SessionSecret?
    ) async throws(TokenError) -> NewSession {
        let now = surroundings.now()
        let draw = draw(isRemembered: false)
        let entrance = Entrance(way: .link, device: device, replacing: replacing)
        let (keys, outbox) = (surroundings.keys, outbox)
        let session = try await store.writing(surroundings.logger, as: TokenError.self) { transaction in
            let content = try transaction.consume(token, for: .link, at: now)
            guard let member = content.member else { throw TokenError.held }
            try transaction.run(.arrived(member))
            let session = try transaction.start(member, by: entrance, with: draw, at: now)
            if WayBack.isOne(content, keys) {
                try transaction.openWayBack(to: session.by, telling: outbox, at: now)
            } else if try transaction.first(.credential(of: member))?.hasSecondFactor == true {
                // Nothing but a way back goes past a second factor.
                throw TokenError.held
            }
            try transaction.tellOfNewDevice(session, device, by: outbox, at: now)
            return session
        }
        outbox.ring()
        return session
    }
}

extension Query where Row == String {
    /// The name of a member who may sign in.
    fileprivate static func nameForLink(_ member: Member.ID) -> Self {
        Query("SELECT name FROM member WHERE id = \(member) AND state IN ('unconfirmed', 'active')") { try $0.next() }
    }
}

extension SQLText {
    fileprivate static func arrived(_ member: Member.ID) -> SQLText {
        "UPDATE member SET state = 'active' WHERE id = \(member) AND state = 'unconfirmed'"
    }
}
