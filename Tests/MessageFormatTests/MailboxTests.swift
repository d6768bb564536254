import MessageFormat
import Testing

@Suite struct MailboxTests {
    @Test(arguments: [
        ("Ada Quill <Ada.Q@Example.ORG>", "Ada Quill", "Ada.Q@example.org"),
        ("ada@example.org (Ada Quill)", "Ada Quill", "ada@example.org"),
        ("\"Quill, \\\"Ada\\\" X.\" <ada@example.org>", "Quill, \"Ada\" X.", "ada@example.org"),
        ("=?utf-8?Q?J=C3=B6rg?= =?utf-8?Q?_M=C3=BCller?= <j@example.org>", "Jörg Müller", "j@example.org"),
        ("name at host.example.org (Real Name)", "Real Name", "name@host.example.org"),
        ("Real Name <name at host.example.org>", "Real Name", "name@host.example.org"),
        ("ada@example.org", "", "ada@example.org"),
        ("Ada Quill ada@example.org", "Ada Quill", "ada@example.org"),
        ("\"quoted\"@example.org", "", "quoted@example.org"),
    ])
    func `a mailbox is read in every form archives hold`(value: String, name: String, address: String) {
        #expect(Mailbox.parse(value) == Mailbox(name: name, address: address))
        #expect(Mailbox.parse(value).name == name)
        #expect(Mailbox.parse(value).address == address)
    }

    @Test(arguments: ["", "<>", "()", "<", "\"", "(", ",", ";", ":;", "@", "a@", "@b", "<a b c d>", "\\"])
    func `a mailbox that is none has no address`(value: String) {
        #expect(Mailbox.parse(value).address.isEmpty)
    }

    @Test func `an address is never taken as a name`() {
        #expect(Mailbox(name: "ada@example.org", address: "ada@example.org").name.isEmpty)
        #expect(Mailbox(name: "ada at example.org", address: "").name.isEmpty)
        #expect(Mailbox(name: "Ada at the piano", address: "").name == "Ada at the piano")
    }

    @Test func `names stay on one line and lose the quotes around them`() {
        #expect(Mailbox(name: " Ada\r\nBcc: x\u{7}\u{85}Quill ", address: "").name == "Ada Bcc: x Quill")
        #expect(Mailbox(name: "'\"Ada\"'", address: "").name == "Ada")
        var mailbox = Mailbox(name: "", address: "")
        mailbox.name = "a\nb"
        mailbox.address = "x@Y.Z\n"
        #expect(mailbox == Mailbox(name: "a b", address: "x@y.z"))
    }
}
