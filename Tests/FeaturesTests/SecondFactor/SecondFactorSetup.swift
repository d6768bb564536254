import TestSupport

@testable import Features

extension TestCommunity {
    /// A member who has shown a moment ago that it is them.
    func steppedUp(_ member: Member.ID, at moment: Moment? = nil) -> Actor {
        .member(
            SignedIn(
                id: member, name: member == ada ? "ada" : "ben", standing: .member, state: .active, band: .from18,
                isSuspended: false, boards: [], signIn: SignIn.ID(rawValue: 1), steppedUpAt: moment ?? clock.now,
                preferences: Preferences()))
    }

    /// Puts a member's second factor on, and gives what their phone and their drawer hold.
    func putOnSecondFactor(for member: Member.ID) async throws -> (TimeCodeSecret, [RecoveryCode]) {
        let (factors, actor) = (community.secondFactors, steppedUp(member))
        try await factors.begin(for: actor)
        guard case .begun(let phone, _) = try await factors.state(for: actor) else { throw NotBegun() }
        let code = phone.codeText(at: TimeCodeSecret.step(at: clock.now))
        return (phone, try await factors.confirm(code, for: actor))
    }

    /// Signs in by password, and by the phone's code where one is asked for.
    func comeIn(_ name: String, by phone: TimeCodeSecret? = nil) async throws -> NewSession {
        let (signIns, device) = (community.signIns, DeviceLabel(userAgent: nil))
        let outcome = try await signIns.signIn(
            PasswordAttempt(
                name: name, password: Self.password, isRemembered: false, device: device, replacing: nil,
                network: .unknown))
        switch (outcome, phone) {
        case (.signedIn(let session), _): return session
        case (.codeNeeded(let step), let phone?):
            let code = phone.codeText(at: TimeCodeSecret.step(at: clock.now))
            return try await signIns.finish(CodeAttempt(step: step, code: code, device: device, replacing: nil))
        case (.codeNeeded, nil), (.confirmFirst, _): throw NotBegun()
        }
    }

    private struct NotBegun: Error {}
}
