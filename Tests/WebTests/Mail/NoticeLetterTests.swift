import Foundation
import TestSupport
import Testing

@testable import Features
@testable import Web

/// Mail about notices, as it is read and as programs read it.
struct NoticeLetterTests {
    private static let thread = LetterThread(id: 7, slug: "a-b", title: "Nuts & <frets>")

    private static func entry(_ kind: Notice.Kind, _ excerpt: String = "First words.") -> LetterEntry {
        LetterEntry(kind: kind, by: "ben", post: 12, excerpt: excerpt)
    }

    private static func letter(
        _ entries: [LetterEntry], references: [String] = ["a@b", "c@d"],
        titled title: String = NoticeLetterTests.thread.title
    ) -> Letter {
        .notices(
            NoticeLetter(
                name: "ada", thread: LetterThread(id: 7, slug: "a-b", title: title), entries: entries,
                inReplyTo: references.last, references: references,
                stops: [
                    LetterStop(what: .thread, token: "T1"), LetterStop(what: .kind(.reply), token: "T2"),
                    LetterStop(what: .all, token: "T3"),
                ]))
    }

    private static let digest = Letter.digest(
        DigestLetter(
            name: "ada", every: .week, threads: [.init(thread: thread, entries: [entry(.followed), entry(.followed)])],
            isCut: true,
            stops: [LetterStop(what: .digest, token: "T4"), LetterStop(what: .all, token: "T5")]))

    private func written(_ letter: Letter) async throws -> WrittenLetter {
        let site = try await makeCommunity().community.site
        return try LetterWriter(templates: try Templates(Checkout.templates), site: site).write(letter)
    }

    @Test func `it says who did what where, why it came, and that replies are public`() async throws {
        let mail = try await written(Self.letter([Self.entry(.reply)]))
        #expect(mail.subject == "ben answered you: Nuts & <frets>")
        #expect(mail.text.contains("ben answered you:\n\nFirst words.\n\nhttp://forum.example/p/12\n"))
        #expect(mail.text.contains("Replies are public:"))
        #expect(mail.text.contains("You get this because you are told when somebody answers you."))
        for token in ["T1", "T2", "T3"] {
            #expect(mail.text.split(separator: "\n").contains("http://forum.example/mail/stop/\(token)"))
            #expect(mail.html.contains("href=\"http://forum.example/mail/stop/\(token)\""))
        }
        #expect(mail.html.contains("Nuts &amp; &lt;frets&gt;"))
        #expect(!mail.html.contains("<frets>"))
    }

    @Test(arguments: Notice.Kind.allCases)
    func `each kind has its words, lines are short and the HTML loads nothing`(_ kind: Notice.Kind) async throws {
        let mail = try await written(
            Self.letter([Self.entry(kind, ""), Self.entry(kind, String(repeating: "word ", count: 60))]))
        let isPost = ![.thanks, .decision, .report].contains(kind)
        #expect(mail.subject == "2 \(isPost ? "new posts" : "notices"): Nuts & <frets>")
        let mixed = try await written(Self.letter([Self.entry(.reply), Self.entry(kind), Self.entry(.reply)]))
        #expect(mixed.subject == "3 \(isPost ? "new posts" : "notices"): Nuts & <frets>")
        let isOwed = [.decision, .report].contains(kind)
        #expect(mail.text.contains("/p/12/decision") == isOwed)
        #expect(mail.text.split(separator: "\n").allSatisfy { $0.count <= 72 })
        for loading in ["src=", "url(", "<img", "<link", "@import"] { #expect(!mail.html.contains(loading)) }
        #expect(!mail.text.contains("{{") && !mail.html.contains("{{"))
    }

    @Test(arguments: [
        "Nuts\u{1}and\u{7F}\u{1B} frets\u{2028}", String(repeating: "\u{1F3B8}", count: 800),
        "A crowd " + String(repeating: "\u{1F469}\u{200D}", count: 800),
    ])
    func `a subject is a line that mail takes, whatever a thread was called once`(_ title: String) async throws {
        let subject = try await written(Self.letter([Self.entry(.reply)], titled: title)).subject
        #expect(subject.hasPrefix("ben answered you: "))
        #expect(subject.utf8.count <= 2_000)
        #expect(!subject.unicodeScalars.contains { $0.value == 0x2028 || $0.properties.generalCategory == .control })
    }

    @Test func `a thread whose title is not for whom it is to is told of without one`() async throws {
        let one = try await written(Self.letter([Self.entry(.report, "")], titled: ""))
        #expect(one.subject == "What you reported was looked at")
        #expect(one.text.contains("At Larkhill Music, in a thread that can’t be read:"))
        let two = try await written(Self.letter([Self.entry(.report, ""), Self.entry(.decision, "")], titled: ""))
        #expect(two.subject == "2 notices")
    }

    @Test func `mail programs are told where it belongs and how to stop it`() async throws {
        let mail = try await written(Self.letter([Self.entry(.reply)]))
        let headers = Dictionary(uniqueKeysWithValues: mail.headers.map { ($0.name, $0.value) })
        #expect(
            headers == [
                "List-Id": "<thread-7.forum.example>",
                "List-Unsubscribe": "<http://forum.example/mail/stop/T1>",
                "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
                "In-Reply-To": "<c@d>", "References": "<a@b> <c@d>",
            ])
        #expect(try await written(.test).headers.isEmpty)
    }

    @Test func `ids that no header takes are left out`() async throws {
        let long = String(repeating: "x", count: 790) + "@y"
        let ids = ["ok@a", "é@b", "a b@c", "<x@d", long]
        let mail = try await written(Self.letter([Self.entry(.reply)], references: ids))
        #expect(mail.headers.first { $0.name == "References" }?.value == "<ok@a>")
        #expect(mail.headers.allSatisfy { $0.value.utf8.count < 900 })
    }

    @Test func `a digest stands by thread and says how to stop it`() async throws {
        let mail = try await written(Self.digest)
        #expect(mail.text.contains("Nuts & <frets>\n\nben posted:"))
        #expect(mail.text.contains("There was more: the newest 2 are here."))
        #expect(mail.text.contains("http://forum.example/mail/stop/T4"))
        #expect(mail.headers.contains(LetterHeader(name: "List-Id", value: "<digest.forum.example>")))
    }
}
