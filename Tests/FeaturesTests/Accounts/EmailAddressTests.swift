import Testing

@testable import Features

@Suite struct EmailAddressTests {
    @Test func `an address keeps the case of its local part alone`() throws {
        let address = try EmailAddress(typed: " Ada.Lovelace+forum@Example.ORG\t")
        #expect(address.text == "Ada.Lovelace+forum@example.org")
        #expect(address.folded == "ada.lovelace+forum@example.org")
    }

    @Test(arguments: [
        "a@b.co", "o'brien@x-y.example", "1@2.example", "!#$%&'*+-/=?^_`{|}~@example.org", "a@xn--mnchen-3ya.de",
        "a@b.c1",
    ])
    func `an address that is one is taken`(_ typed: String) throws {
        #expect(try EmailAddress(typed: typed).text == typed)
    }

    @Test(
        arguments: [
            ("", .empty), ("  \t ", .empty),
            ("ada", .noAddress), ("ada@b@example.org", .noAddress),
            ("ada@example.org\r\nBcc: eve@example.org", .strangeCharacter), ("ada@example.org\n", .strangeCharacter),
            ("a da@example.org", .strangeCharacter), ("ada\u{0}@example.org", .strangeCharacter),
            ("ädä@example.org", .strangeCharacter), ("ada@exämple.org", .strangeCharacter),
            ("ada\u{202E}@example.org", .strangeCharacter), ("ada@example.org\u{7F}", .strangeCharacter),
            ("@example.org", .badLocalPart), (".ada@example.org", .badLocalPart), ("ada.@example.org", .badLocalPart),
            ("a..da@example.org", .badLocalPart), ("\"ada\"@example.org", .badLocalPart),
            ("ada,eve@example.org", .badLocalPart), ("<ada@example.org>", .badLocalPart),
            ("ada@", .badDomain), ("ada@localhost", .badDomain), ("ada@example..org", .badDomain),
            ("ada@-example.org", .badDomain), ("ada@example-.org", .badDomain), ("ada@exa_mple.org", .badDomain),
            ("ada@127.0.0.1", .badDomain), ("ada@[127.0.0.1]", .badDomain), ("ada@example.org.", .badDomain),
            ("ada@example.org>", .badDomain),
        ] as [(String, EmailAddressError)])
    func `what is no address is refused and named`(_ typed: String, _ error: EmailAddressError) {
        #expect(throws: error) { try EmailAddress(typed: typed) }
    }

    @Test func `the limits of RFC 5321 hold to the byte`() throws {
        let local = String(repeating: "a", count: 64)
        let label = String(repeating: "b", count: 63)
        #expect(throws: Never.self) { try EmailAddress(typed: "\(local)@\(label).org") }
        #expect(throws: EmailAddressError.badLocalPart) { try EmailAddress(typed: "\(local)a@example.org") }
        #expect(throws: EmailAddressError.badDomain) { try EmailAddress(typed: "a@\(label)b.org") }
        let longest = "\(local)@\(label).\(label)." + String(repeating: "c", count: 61)
        #expect(longest.utf8.count == 254)
        #expect(try EmailAddress(typed: longest).text == longest)
        #expect(throws: EmailAddressError.tooLong) { try EmailAddress(typed: longest + "c") }
        #expect(throws: EmailAddressError.tooLong) {
            try EmailAddress(typed: String(repeating: "a@b.", count: 1_000_000))
        }
    }

    @Test func `an address does not show in a log`() throws {
        let address = try EmailAddress(typed: "ada@example.org")
        #expect(!"\(address) \(String(reflecting: address))".contains("ada"))
    }
}
