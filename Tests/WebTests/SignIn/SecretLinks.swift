import HTTPTypes
import HummingbirdTesting
import TestSupport

@testable import Features
@testable import Web

extension TestSite {
    /// The path of a link that sets a member's password, as a letter to them holds it.
    func resetLink(for member: Member.ID) async throws -> String {
        let address = "member\(member)@mail.example"
        try await town.register(member, address: address)
        try await town.community.passwordResets.request(address, from: .unknown)
        let letters = try await town.community.outbox.claim(20)
        guard case .resetPassword(_, let token) = letters.last?.letter else { throw Missing() }
        return "/sign-in/reset/\(token.text)"
    }

    /// Signs a member in by their password, who then has shown a moment ago that it is them.
    func signInByPassword(as name: String, _ client: any TestClientProtocol) async throws -> Browser {
        let browser = Browser(client)
        let password = Link.segment(TestCommunity.password)
        let answer = try await browser.send(
            "/sign-in", from: try await browser.get("/sign-in"), "name=\(name)&password=\(password)")
        guard answer.status == .seeOther, browser[.member] != nil else { throw Missing() }
        return browser
    }

    /// Gives ada a password and a phone that makes codes, and waits until the code is over that put it on.
    func putOnSecondFactor(_ client: any TestClientProtocol) async throws -> TimeCodeSecret {
        let path = "/account/second-factor"
        try await town.register(town.ada)
        let browser = try await signInByPassword(as: "ada", client)
        _ = try await browser.send("\(path)/begin", from: try await browser.get(path))
        let phone = try await phone(setUpIn: browser)
        let code = phone.codeText(at: TimeCodeSecret.step(at: town.clock.now))
        let answer = try await browser.send(path, from: try await browser.get(path), "code=\(code)")
        guard answer.status == .ok else { throw Missing() }
        town.clock.advance(seconds: 60)
        return phone
    }

    /// Signs ada in by her password and a code, and waits until that proves nothing any more.
    func signInByCode(of phone: TimeCodeSecret, _ client: any TestClientProtocol) async throws -> Browser {
        let browser = Browser(client)
        let password = Link.segment(TestCommunity.password)
        let page = try await browser.send(
            "/sign-in", from: try await browser.get("/sign-in"), "name=ada&password=\(password)")
        let step = page.text.firstMatch(of: #/name="step" value="([^"]+)"/#).map { String($0.1) } ?? ""
        let code = phone.codeText(at: TimeCodeSecret.step(at: town.clock.now))
        let answer = try await browser.send("/sign-in/code", from: page, "step=\(step)&code=\(code)")
        guard answer.status == .seeOther, browser[.member] != nil else { throw Missing() }
        town.clock.advance(seconds: SignIns.stepUpLasts)
        return browser
    }

    /// What the phone is told that a member is setting up.
    func phone(setUpIn browser: Browser) async throws -> TimeCodeSecret {
        guard let session = browser[.member].flatMap(SessionSecret.init(text:)),
            case .begun(let phone, _) = try await town.community.secondFactors.state(for: town.actor(session))
        else { throw Missing() }
        return phone
    }

    private struct Missing: Error {}
}

extension TestSite {
    /// The path of a link that makes another address a member's.
    func addressLink(for member: Member.ID) async throws -> String {
        let actor = try await steppedUp(member)
        try await town.community.ownAddress.request("new\(member)@mail.example", by: actor)
        let letters = try await town.community.outbox.claim(20)
        guard case .addressChange(_, let token) = letters.last?.letter else { throw NoLetter() }
        return Link.confirmAddress(by: token)
    }

    /// The path of a link that takes a change of a member's address back.
    func undoLink(for member: Member.ID) async throws -> String {
        try await town.register(member, address: "member\(member)@mail.example")
        let path = try await addressLink(for: member)
        guard let token = Secret(text: String(path.suffix(Secret.textLength))) else { throw NoLetter() }
        try await town.community.ownAddress.confirm(token, by: try await steppedUp(member))
        let letters = try await town.community.outbox.claim(20)
        guard case .addressChanged(_, let undo) = letters.last?.letter else { throw NoLetter() }
        return Link.undoAddress(by: undo)
    }

    private func steppedUp(_ member: Member.ID) async throws -> Actor {
        let name = member == town.ada ? "ada" : member == town.ben ? "ben" : "maren"
        try await town.register(member, address: "member\(member)@mail.example")
        let outcome = try await town.community.signIns.signIn(
            PasswordAttempt(
                name: name, password: TestCommunity.password, isRemembered: false, device: DeviceLabel(userAgent: nil),
                replacing: nil, network: nil))
        guard case .signedIn(let session) = outcome else { throw NoLetter() }
        return .member(session.by)
    }

    private struct NoLetter: Error {}
}
