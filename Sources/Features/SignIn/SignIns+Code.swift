import Storage

/// Somebody who was right about the password and comes with a code.
package struct CodeAttempt: Sendable, Undisclosed {
    /// What the second step is known by.
    let step: Secret
    let code: String
    let device: DeviceLabel
    /// The session that this browser had before: its sign-in ends.
    let replacing: SessionSecret?

    package init(step: Secret, code: String, device: DeviceLabel, replacing: SessionSecret?) {
        self.step = step
        self.code = code
        self.device = device
        self.replacing = replacing
    }
}

extension SignIns {
    /// Codes that may be tried in one second step.
    static let codesInStep = 5

    /// Takes the second step: a code from the member's phone, or one of their recovery codes.
    ///
    /// Throws `wrong` while more may be tried in this step, `stepOver` when it is over.
    package func finish(_ attempt: CodeAttempt) async throws(SignInError) -> NewSession {
        let (now, keys, outbox) = (surroundings.now(), surroundings.keys, outbox)
        // A browser is remembered as it was asked for with the password.
        let draw = draw(isRemembered: true)
        // What is refused must stay counted, so the transaction ends in order whatever comes of it.
        let result = try await store.writing(surroundings.logger, as: SignInError.self) {
            transaction -> Result<NewSession, SignInError> in
            guard let (member, isRemembered) = try transaction.first(.tryStep(attempt.step.hash, at: now)) else {
                return .failure(.stepOver)
            }
            let subject = ThrottleSubject(member, keys)
            if let wait = try transaction.take(.code, of: subject, at: now) {
                return .failure(.tooOften(retryAfter: wait))
            }
            guard let credential = try transaction.first(.credential(of: member)), credential.isOpen else {
                return .failure(.held)
            }
            guard let way = try transaction.accept(code: attempt.code, of: member, keys, at: now) else {
                return .failure(.wrong)
            }
            try transaction.forgive(.password, of: credential.subjects(keys), at: now)
            try transaction.forgive(.code, of: [subject], at: now)
            try transaction.run(.endStep(attempt.step.hash))
            let entrance = Entrance(way: way, device: attempt.device, replacing: attempt.replacing)
            let kept = Draw(session: draw.session, remember: isRemembered ? draw.remember : nil)
            let session = try transaction.start(member, by: entrance, with: kept, at: now)
            try transaction.tellOfNewDevice(session, attempt.device, by: outbox, at: now)
            return .success(session)
        }
        outbox.ring()
        return try result.get()
    }
}

extension Query where Row == (Member.ID, Bool) {
    /// Counts a try of a second step; nothing when it is over.
    fileprivate static func tryStep(_ hash: [UInt8], at now: Moment) -> Self {
        Query(
            """
            UPDATE sign_in_step SET attempts = attempts + 1
            WHERE token_hash = \(hash) AND expires_at > \(now) AND attempts < \(SignIns.codesInStep)
            RETURNING member, is_remembered
            """
        ) { (try $0.next(), try $0.next()) }
    }
}

extension SQLText {
    fileprivate static func endStep(_ hash: [UInt8]) -> SQLText {
        "DELETE FROM sign_in_step WHERE token_hash = \(hash)"
    }
}
