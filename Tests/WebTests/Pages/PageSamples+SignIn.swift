import TestSupport
import Testing

@testable import Features
@testable import Web

extension PageSamples {
    /// Signing in, with everything that may be wrong.
    static func signingIn() -> [Sample] {
        let typed = SignInPage.Typed(name: "a\"b", isRemembered: true, to: "/b/guitars?a=b&c=d")
        let secret = TimeCodeSecret(randomBytes: { [UInt8](repeating: 1, count: $0) })
        let setup = SecondFactors.State.begun(secret, address: secret.address(community: "Larkhill", member: "ada"))
        let crumb = FormPage.Crumb(name: "My Account", address: Link.account)
        return [
            framed(SignInPage(SignInPage.Typed(), token: "t", notice: "Done.")),
            framed(SignInPage(typed, token: "t", error: .wrong)),
            framed(
                FormPage(
                    "A form", lead: ["What it is for."], notice: "Done.", crumb: crumb, to: "/x?a=b&c=d", token: "t",
                    hidden: ["to": "/b?c=d&e=f"], username: "ada", fields: fields, button: "Send", links: [crumb])),
            framed(MessagePage("A message", ["Words."], link: crumb)),
            framed(SecondFactorPage(.off, token: "t", refusal: .stale)),
            framed(SecondFactorPage(setup, token: "t", error: "Wrong.")),
            framed(SecondFactorPage(.on(codesLeft: 1, codes: "0f"), token: "t")),
            framed(RecoveryCodesPage(RecoveryCode.new { [UInt8](repeating: 1, count: $0) }, isTurnedOn: true)),
        ]
    }
}
