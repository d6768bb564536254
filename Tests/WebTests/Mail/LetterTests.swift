import Features
import Foundation
import TestSupport
import Testing

@testable import Web

/// Letters in their two forms.
struct LetterTests {
    private static let token = Secret { [UInt8](repeating: 5, count: $0) }

    private func writer(siteName: String = "O'Brien & Co") async throws -> LetterWriter {
        let site = try await makeCommunity(siteName: siteName).community.site
        return LetterWriter(templates: try Templates(Checkout.templates), site: site)
    }

    @Test func `a text says what was meant, and its HTML is escaped once`() async throws {
        let letter = try await writer().write(.resetPassword(name: "mc<b>&\"ada", token: Self.token))
        #expect(letter.subject == "A new password for O'Brien & Co")
        #expect(letter.text.contains("asked for a new password for mc<b>&\"ada at\nO'Brien & Co."))
        #expect(!letter.text.contains("&#39;") && !letter.text.contains("&amp;"))
        #expect(letter.html.contains("a new password for mc&lt;b&gt;&amp;&quot;ada at O&#39;Brien &amp; Co."))
        #expect(!letter.html.contains("<b>") && !letter.html.contains("&amp;amp;"))
    }

    @Test(
        arguments: [
            (Letter.confirmAddress(token: token), "/confirm/\(token.text)"),
            (.alreadyMember(name: "ada"), "/sign-in/forgotten"),
            (.resetPassword(name: "ada", token: token), "/sign-in/reset/\(token.text)"),
            (.addressChange(name: "ada", token: token), "/account/address/confirm/\(token.text)"),
            (.addressChanged(name: "ada", undo: token), "/account/address/undo/\(token.text)"),
            (.addressTaken(name: "ada"), "/account/address"),
            (.passwordChanged(name: "ada"), "/sign-in/forgotten"),
            (.secondFactorChanged(name: "ada", isOn: true), "/sign-in/forgotten"),
            (.secondFactorChanged(name: "ada", isOn: false), "/sign-in/forgotten"),
            (.newSignIn(name: "ada", device: "Firefox on Linux", at: FixedClock.noon), "/account/sign-ins"),
            (.urgentReport(name: "ada", item: 7), "/sign-in?to=%2Fmoderation%2F7"),
        ] as [(Letter, String)])
    func `a letter's link stands on a line of its own and in the HTML`(_ letter: Letter, _ path: String) async throws {
        let written = try await writer().write(letter)
        let address = "http://forum.example\(path)"
        #expect(written.text.split(separator: "\n").contains(Substring(address)))
        #expect(written.html.contains("<a href=\"\(address)\""))
        // Whoever registers with an address may be a stranger to whom it belongs: no word of theirs is sent there.
        let isToStranger = letter.kind == .confirmAddress
        #expect(written.text.hasPrefix(isToStranger ? "Hello,\n\n" : "Hello ada,\n\n"))
    }

    @Test(arguments: [
        Letter.test, .passwordChanged(name: "ada"), .addressTakenBack(name: "ada"),
        .secondFactorChanged(name: "ada", isOn: false),
    ])
    func `lines are short, the HTML is whole and loads nothing`(_ letter: Letter) async throws {
        let written = try await writer().write(letter)
        #expect(written.text.split(separator: "\n").allSatisfy { $0.count <= 72 })
        #expect(written.html.hasPrefix("<!doctype html>") && written.html.hasSuffix("</html>\n"))
        for loading in ["src=", "url(", "<img", "<link", "@import"] { #expect(!written.html.contains(loading)) }
        #expect(!written.text.contains("{{") && !written.html.contains("{{"))
    }

    @Test func `the letter to test with has neither name nor link`() async throws {
        let written = try await writer(siteName: "Larkhill Music").write(.test)
        #expect(
            written.text == """
                Hello,

                This was sent to find out whether mail from Larkhill Music arrives. It
                does.

                You get this because whoever runs Larkhill Music had it sent here.

                --\(" ")
                Larkhill Music
                http://forum.example

                """)
    }

    @Test func `a word longer than a line has one of its own`() {
        let long = String(repeating: "x", count: 100)
        #expect(PlainLetter.wrapped("to \(long) and on") == "to\n\(long)\nand on")
        #expect(PlainLetter.wrapped("") == "")
    }
}
