import Delivery
import Testing

@Suite struct MailAddressTests {
    @Test(arguments: [
        "ada@example.org", "a.b+tag@sub.example.co.uk", "o'hara@example.org", "!#$%&'*+-/=?^_`{|}~@example.org",
        "x@localhost", "ada@xn--bcher-kva.example", "1@2.example",
    ])
    func `addresses that mail can be sent to are taken as they are`(text: String) throws {
        #expect(try MailAddress(text).text == text)
    }

    @Test(arguments: [
        "", "ada", "@example.org", "ada@", "ada@@example.org", "ada@a@b.org", ".ada@example.org", "ada.@example.org",
        "a..b@example.org", "ada@example..org", "ada@.org", "ada@-a.org", "ada@a-.org", "ada lark@example.org",
        "ada@exa mple.org", "<ada@example.org>", "ada@example.org>", "Ada <ada@example.org>", "\"a b\"@example.org",
        "ada@[127.0.0.1]", "ada@example.org,eve@example.org", "ada@example.org;", "ada@example.org.",
        "a\\b@example.org",
        "ada(x)@example.org", "ada@exam_ple.org", "ada@example.org> SIZE=1",
    ])
    func `anything else is no address`(text: String) {
        #expect(throws: MailFault.notAnAddress) { try MailAddress(text) }
    }

    @Test(arguments: [
        "ada@example.org\r\nRCPT TO:<eve@example.org>", "ada@example.org\n", "ada\r@example.org", "a\0@example.org",
        "ada@example.org\u{7F}", "\tada@example.org",
    ])
    func `an address that could be a command never reaches the wire`(text: String) {
        #expect(throws: MailFault.controls(.address)) { try MailAddress(text) }
    }

    @Test func `letters beyond ASCII and great lengths are refused`() throws {
        #expect(throws: MailFault.notASCII(.address)) { try MailAddress("jörg@example.org") }
        #expect(throws: MailFault.notASCII(.address)) { try MailAddress("ada@bücher.example") }
        let long = String(repeating: "a", count: 64)
        #expect(try MailAddress("\(long)@example.org").local == long)
        #expect(throws: MailFault.notAnAddress) { try MailAddress("a\(long)@example.org") }
        #expect(throws: MailFault.notAnAddress) { try MailAddress("ada@\(long).org") }
        let domain = Array(repeating: "abcdefghi", count: 30).joined(separator: ".")
        #expect(throws: MailFault.tooLong(.address, limit: 254)) { try MailAddress("ada@\(domain)") }
    }

    @Test func `an address is not shown by accident`() throws {
        let address = try MailAddress("ada@example.org")
        var dumped = ""
        dump(try makeMail(), to: &dumped)
        for text in ["\(address)", String(reflecting: address), "\([address])", "\(try makeMail().to)", dumped] {
            #expect(!text.contains("ada@") && !text.contains("example.org"))
        }
    }
}
