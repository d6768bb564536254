import Features
import TestSupport

@testable import Web

/// A letter of an archive that was brought in.
struct BroughtLetter: Sendable {
    let post: Post.ID
    let board: Board.ID
    let messageID: String
    /// The mailbox that it came in.
    let mailbox: String
}

/// What was published elsewhere.
extension RandomTown {
    /// Brings in a letter that answers a post, begins a thread, or came before.
    mutating func bringLetter() async throws {
        switch number(below: 5) {
        case 0: try await bringAgain()
        case 1: try await bring(answering: nil)
        default: try await bring(answering: anyPost())
        }
    }

    /// A letter that came before changes nothing, whatever became of it: what was taken away stays away.
    private mutating func bringAgain() async throws {
        guard let letter = pick(from: letters) else { throw NothingThere() }
        let report = try await town.importMail(letter.mailbox, into: letter.board)
        guard report.duplicates + report.withheld == 1 else { throw Unexpected("a letter came twice: \(report)") }
    }

    /// A letter was written at some time before now, but not before what it answers: it may come in between.
    private mutating func bring(answering parent: TownModel.Written?) async throws {
        let place: Board.ID? = if let parent { model.threads[parent.discussion]?.board } else { pick(from: boards) }
        guard let board = place else { throw NothingThere() }
        let answers = try await messageID(of: parent)
        let at = try moment(after: parent?.at ?? town.clock.now.advanced(seconds: -40 * Moment.day))
        let (word, id) = (newWord(), "letter-\(letters.count + 1)@mail.example")
        let title = "Letters about \(newWord()), number \(letters.count + 1)"
        let mailbox = Self.mailbox(
            id, answers == nil ? title : "Re: \(title)", at: at, answering: answers, "Words of a letter, \(word).")
        let report = try await town.importMail(mailbox, into: board)
        guard report.added == 1, report.renamedCount == 0,
            let found = try await community.discussions.place(ofMessage: id, for: .guest), found.at == at
        else { throw Unexpected("a letter did not come in: \(report)") }
        letters.append(BroughtLetter(post: found.id, board: board, messageID: id, mailbox: mailbox))
        if let parent {
            guard found.discussion.id == parent.discussion else { throw Unexpected("\(id) is in another thread") }
        } else {
            model.start(found.discussion.id, in: board, by: nil, title: title)
        }
        model.write(
            TownModel.Written(
                id: found.id, discussion: found.discussion.id, author: nil, at: at, word: word, state: .visible))
    }

    /// What a letter names that answers a post; a letter can be answered for good, whatever became of it here, a post
    /// while it can be read.
    private func messageID(of parent: TownModel.Written?) async throws -> String? {
        guard let parent else { return nil }
        if let letter = letters.first(where: { $0.post == parent.id }) { return letter.messageID }
        guard let source = try await community.discussions.source(of: parent.id, for: .guest) else {
            throw NothingThere()
        }
        return source.messageID
    }

    /// A full second after a moment, and not after now, at which nobody else wrote.
    private mutating func moment(after earliest: Moment) throws -> Moment {
        let now = town.clock.now
        let seconds = Int((now.rawValue - earliest.rawValue) / 1_000)
        guard seconds > 0 else { throw NothingThere() }
        let at = now.advanced(seconds: -Int64(number(below: seconds)))
        guard !model.posts.values.contains(where: { $0.at == at }) else { throw NothingThere() }
        return at
    }

    private static func mailbox(
        _ id: String, _ subject: String, at moment: Moment, answering parent: String?, _ text: String
    ) -> String {
        // Sun, 22 Nov 2026 10:10:00 GMT
        let date = HTTPDate.text(second: moment.rawValue / 1_000)
        let parts = date.split(separator: " ")
        let envelope = "\(parts[0].dropLast()) \(parts[2]) \(parts[1]) \(parts[4]) \(parts[3])"
        let answers = parent.map { "In-Reply-To: <\($0)>\nReferences: <\($0)>\n" } ?? ""
        return """
            From cleo@mail.example \(envelope)
            From: Cleo <cleo@mail.example>
            Date: \(date.replacing("GMT", with: "+0000"))
            Subject: \(subject)
            Message-ID: <\(id)>
            \(answers)
            \(text)


            """
    }
}
