import Features
import TestSupport

@testable import Web

extension PageSamples {
    /// Letters with everything in them, and with little, as their templates see them.
    static var letters: [(LetterTemplate, [any Sendable])] {
        let full = LetterText(
            subject: "A letter", name: "ada", paragraphs: ["Words."], action: .init(label: "Go", address: "/go"),
            afterwards: ["More."], reason: "Because.",
            items: [.init(heading: "A thread", words: "ben answered", excerpt: "Words.", address: "/p/1")],
            stops: [.init(label: "Stop", address: "/stop")])
        let bare = LetterText(
            subject: "A letter", name: nil, paragraphs: ["Words."], action: nil, afterwards: [], reason: "Because.")
        return [
            (.plain, [full, bare].map { PlainLetter($0, site: "Larkhill", origin: "http://forum.example") }),
            (.markedUp, [full, bare].map { MarkedUpLetter($0, site: "Larkhill", origin: "http://forum.example") }),
        ]
    }

    /// The pages of mail that was not sent.
    static func unsentMail(_ pages: Pages) -> [Sample] {
        let mail = UnsentMailText(subject: "A letter", text: "Words.\n", source: "Subject: A letter\n")
        let entries = [UnsentMailEntry(name: "1.eml", subject: "A letter", date: FixedClock.noon)]
        return [
            framed(DevMailListPage(entries, kit: pages.kit(for: .guest))),
            framed(DevMailListPage([], kit: pages.kit(for: .guest))),
            framed(DevMailPage(mail, origin: "http://forum.example")),
        ]
    }
}
