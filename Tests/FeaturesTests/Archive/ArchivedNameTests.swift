import MessageFormat
import Testing

@testable import Features

struct ArchivedNameTests {
    @Test(arguments: [
        "joe7_at_leak.com", "joe10\u{FF20}leak.com", "via joe3 at leak dot com", "joe <at> leak.com", "joe@leak",
    ])
    func `a name that is an address gives way to the name before the sign`(name: String) {
        #expect(ArchivedMessage.displayName(Mailbox(name: name, address: "joe@leak.com")) == "joe")
    }

    @Test func `a name that is none stays`() {
        for name in ["Ada Lark", "joe6 leak.com", "Ada at the Band"] {
            #expect(ArchivedMessage.displayName(Mailbox(name: name, address: "ada@band.example")) == name)
        }
    }

    @Test func `an address inside an address is not shown either`() {
        let mailbox = Mailbox(name: "", address: "joe_at_leak.com@list.example")
        #expect(ArchivedMessage.displayName(mailbox) == "Unknown author")
    }

    @Test func `an address on the edge of a long subject is hidden whole`() {
        let filler = String(repeating: "x", count: Gate.archivedTitleLetters - 11)
        let subject = ArchivedMessage.displaySubject("\(filler) joe@leak.com")
        #expect(subject == "\(filler) [address h")
        #expect(ArchivedMessage.displaySubject("Strings") == "Strings")
    }
}
