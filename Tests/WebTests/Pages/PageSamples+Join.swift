import TestSupport
import Testing

@testable import Features
@testable import Web

extension PageSamples {
    /// Joining, with everything that may be wrong.
    static func joining() -> [Sample] {
        let typed = AgePage.Typed(month: "3\"", year: "1980", country: "GB", invitation: "a\"b")
        let visitor = Visitor.member(
            VisitingMember(
                name: "ben", session: SessionSecret(Secret { [UInt8](repeating: 1, count: $0) }),
                signIn: SignIn.ID(rawValue: 1), token: "t"))
        var faults = RegistrationFaults()
        (faults.name, faults.address, faults.password) = (.taken, .noAddress, .common)
        faults.isNotUnderstood = true
        return [
            framed(AgePage(asking: .member, token: "t")),
            framed(AgePage(typed, token: "t", isBad: true)),
            framed(RegisterPage(.init(name: "a\"b", isUnderstood: true), proof: "p", token: "t")),
            framed(RegisterPage(proof: "p", token: "t", faults: faults)),
            framed(
                ConfirmPage(
                    "wren", another: "a\"b", at: "/confirm/x", token: "t", for: visitor,
                    faults: .init(name: "Taken.", password: "Wrong."))),
            framed(JoinMessages.minor),
        ]
    }
}
