import MessageFormat
import Testing

@Suite struct MessageIDTests {
    @Test func `brackets and white space around an identifier are trimmed`() {
        #expect(MessageID(" <a.b$c@example.org> ")?.value == "a.b$c@example.org")
        #expect(MessageID("a@example.org")?.description == "a@example.org")
    }

    @Test(arguments: [
        "", "<>", "a b@example.org", "a\u{0}@example.org", "a<b@example.org", "a>b@example.org", "é@example.org",
    ])
    func `what is no identifier is refused`(text: String) {
        #expect(MessageID(text) == nil)
    }

    @Test func `an identifier with its brackets may have 250 bytes and no more`() {
        #expect(MessageID(String(repeating: "x", count: 248)) != nil)
        #expect(MessageID(String(repeating: "x", count: 249)) == nil)
    }

    @Test func `a list keeps its order and its repeats`() {
        let list = MessageID.list(in: "<a@x>\t<b@x>,<a@x>")
        #expect(list.map(\.value) == ["a@x", "b@x", "a@x"])
    }

    @Test func `comments and prose around identifiers are passed over`() {
        let value = "Your message of \"Fri\" <a@x> (it said <no@x> (and <no2@x>)) <b@x> (never closed <c@x>"
        #expect(MessageID.list(in: value).map(\.value) == ["a@x", "b@x", "c@x"])
    }

    @Test func `identifiers without brackets are taken only when nothing else is there`() {
        #expect(MessageID.list(in: "a@x, b@x").map(\.value) == ["a@x", "b@x"])
        #expect(MessageID.list(in: "see a@x").isEmpty)
        #expect(MessageID.list(in: "").isEmpty)
    }

    @Test func `of a long chain the first and the newest 199 are kept`() {
        let all = (0..<1_000).map { "<\($0)@x>" }.joined(separator: " ")
        let list = MessageID.list(in: all)
        #expect(list.count == 200)
        #expect(list.first?.value == "0@x")
        #expect(list[1].value == "801@x")
        #expect(list.last?.value == "999@x")
    }

    @Test func `ancestors are the references and then what is answered, once each`() throws {
        let message = try InternetMessage.parse(
            letter("Message-ID: <d@x>", "In-Reply-To: <c@x> <a@x>", "References: <a@x> <b@x> <d@x> <a@x>"))
        #expect(message.ancestors.map(\.value) == ["a@x", "b@x", "c@x"])
    }
}
