import Features
import Foundation
import Storage
import TestSupport
import Testing

/// Where messages end up, in whatever order they come.
@Suite struct ThreadingTests {
    /// Imports messages in the order given, `perFile` to a file, so that each file is a transaction of its own.
    private func town(_ messages: [String], perFile: Int = 1) async throws -> TestCommunity {
        let town = try await makeCommunity()
        try await withTemporaryFolder { folder in
            for start in stride(from: 0, to: messages.count, by: perFile) {
                let part = Array(messages[start..<min(start + perFile, messages.count)])
                try await town.importMailboxes(try Mailboxes.write(part, to: folder))
            }
        }
        return town
    }

    @Test(arguments: 0..<16)
    func `the order of arrival does not change the threads`(_ seed: Int) async throws {
        var random = SeededRandom(UInt64(seed))
        let messages = try Mailboxes.messages("threads.mbox") + Mailboxes.messages("threads-part-2.mbox")
        let inOrder = try await town(messages, perFile: messages.count)
        let shuffled = try await town(messages.shuffled(using: &random), perFile: Int.random(in: 1...9, using: &random))
        let (found, expected) = (try await shuffled.outline(), try await inOrder.outline())
        #expect(found == expected, "\(found.difference(from: expected))")
        #expect(try await shuffled.faults() == [])
    }

    @Test func `a reply goes under the nearest ancestor that is there`() async throws {
        let town = try await town([
            Mailboxes.message("a", at: 0),
            Mailboxes.message("b", "Re: Strings", at: 1, references: ["a"]),
            Mailboxes.message("d", "Re: Strings", at: 3, references: ["a", "b", "c"]),
        ])
        #expect(try await town.outline() == ["# Strings", "- a", "  - b", "    - d"])
    }

    @Test func `a parent that comes late takes its place between`() async throws {
        let town = try await town([
            Mailboxes.message("a", at: 0),
            Mailboxes.message("d", "Re: Strings", at: 3, references: ["a", "b", "c"]),
            Mailboxes.message("c", "Re: Strings", at: 2, references: ["a", "b"]),
            Mailboxes.message("b", "Re: Strings", at: 1, references: ["a"]),
        ])
        #expect(try await town.outline() == ["# Strings", "- a", "  - b", "    - c", "      - d"])
    }

    @Test func `replies to one missing message share a thread`() async throws {
        let town = try await town([
            Mailboxes.message("x", "First", at: 0, references: ["gone"]),
            Mailboxes.message("y", "Second", at: 1, references: ["gone"]),
        ])
        #expect(try await town.outline() == ["# First", "- x", "- y"])
    }

    @Test(arguments: [[0, 1, 2], [2, 0, 1], [2, 1, 0], [1, 2, 0]])
    func `an id made by a list's software lends nothing until its message is here`(_ order: [Int]) async throws {
        let messages = [
            Mailboxes.message("p", "Alpha", at: 0),
            Mailboxes.message("q", "Re: Alpha", at: 1, references: ["p", "mailman.1"]),
            Mailboxes.message("w", "Re: Beta", at: 2, references: ["mailman.1"]),
        ]
        let town = try await town(order.map { messages[$0] })
        #expect(try await town.outline() == ["# Alpha", "- p", "  - q", "# Beta", "- w"])
    }

    @Test(arguments: [[0, 1, 2], [1, 0, 2], [2, 0, 1], [1, 2, 0]])
    func `of two threads begun in one second the id decides which takes a reply`(_ order: [Int]) async throws {
        let messages = [
            Mailboxes.message("a", "Alpha", at: 0),
            Mailboxes.message("b", "Alpha", at: 0),
            Mailboxes.message("r", "Re: Alpha", at: 1),
        ]
        let town = try await town(order.map { messages[$0] })
        #expect(try await town.outline().sorted() == ["# Alpha", "# Alpha", "- a", "- b", "  - r"].sorted())
        #expect(try await town.outline().suffix(2) == ["- b", "  - r"])
    }

    @Test func `when threads become one the older address leads on`() async throws {
        let town = try await town([
            Mailboxes.message("b", "Bow", at: 5, references: ["a"]),
            Mailboxes.message("z", "Zither", at: 1),
            Mailboxes.message("a", "Arco", at: 0, references: ["z"]),
        ])
        #expect(try await town.outline() == ["# Zither", "- z", "  - a", "    - b"])
        let first = Discussion.ID(rawValue: 1)
        guard case .page(let page) = try await town.community.discussions.show(first, page: 1, for: .guest) else {
            Issue.record("the oldest thread did not survive")
            return
        }
        let outcome = try await town.community.discussions.show(Discussion.ID(rawValue: 2), page: 1, for: .guest)
        #expect(outcome == .moved(to: page.discussion.link, page: 1))
        let names: [String] = try await town.store.read {
            try $0.all(Query("SELECT title || slug || subject_key FROM discussion WHERE moved_to IS NOT NULL"))
        }
        #expect(Set(names) == ["thread"], "what it was called went with its posts")
        #expect(try await town.faults() == [])
    }

    @Test func `a subject joins a reply within thirty days and no later`() async throws {
        let month = 30 * 1440
        let town = try await town([
            Mailboxes.message("a", at: 0),
            Mailboxes.message("b", "RE: strings ", at: month - 1440),
        ])
        #expect(try await town.outline() == ["# Strings", "- a", "  - b"])
        let late = try await makeCommunity()
        try await withTemporaryFolder { folder in
            let old = Mailboxes.message("a").replacing("2007", with: "2006")
            try await late.importMailboxes(
                try Mailboxes.write([old, Mailboxes.message("b", "Re: Strings")], to: folder))
        }
        #expect(try await late.outline() == ["# Strings", "- a", "# Strings", "- b"])
    }

    @Test func `a subject joins no thread that nobody has let through yet`() async throws {
        let town = try await makeCommunity()
        let ada = try await town.member("ada")
        let title = "Strings of mine for sale"
        let sent = try await town.submit(
            .newDiscussion(in: town.general, title: title), as: town.ada, ada, honeypot: "x")
        try #require(sent.isHeld)
        town.clock.advance(seconds: 5 * Moment.day)
        // Letters of two days earlier, and of two days later.
        for (id, day) in [("b", 172), ("c", 176)] {
            let letter = Mailboxes.message(id, "Re: \(title)", at: day * 1440).replacing("2007", with: "2026")
            #expect(try await town.importMail(letter, into: town.general).added == 1)
        }
        let held = try await town.discussion(of: sent.post)
        for id in ["b", "c"] {
            let place = try await town.community.discussions.place(ofMessage: id, for: .guest)
            #expect(place != nil && place?.discussion.id != held)
        }
        #expect(try await town.faults() == [])
    }

    @Test func `of two threads with one subject a reply joins the last that had begun`() async throws {
        let messages = [
            Mailboxes.message("c", "Re: Strings", at: 50),
            Mailboxes.message("b", at: 100),
            Mailboxes.message("a", at: 10),
            Mailboxes.message("d", "Re: Strings", at: 120),
        ]
        let expected = ["# Strings", "- a", "  - c", "# Strings", "- b", "  - d"]
        #expect(try await town(messages).outline() == expected)
        #expect(try await town(messages.reversed()).outline() == expected)
        #expect(try await town(messages, perFile: 4).outline() == expected)
    }

    @Test func `messages that answer each other in a circle are all kept`() async throws {
        let town = try await town([
            Mailboxes.message("a", at: 0, references: ["c"]),
            Mailboxes.message("b", at: 1, references: ["a"]),
            Mailboxes.message("c", at: 2, references: ["b"]),
        ])
        #expect(try await town.outline().count == 4)
        #expect(try await town.faults() == [])
    }

    @Test func `a reply whose clock was wrong stands after what it answers`() async throws {
        let town = try await town([
            Mailboxes.message("a", at: 100),
            Mailboxes.message("b", "Re: Strings", at: 40, references: ["a"]),
            Mailboxes.message("c", "Re: Strings", at: 120, references: ["a"]),
        ])
        guard
            case .page(let page) = try await town.community.discussions.show(
                Discussion.ID(rawValue: 1), page: 1, for: .guest)
        else {
            Issue.record("there is no thread")
            return
        }
        #expect(page.posts.map(\.post.position) == [1, 2, 3])
        #expect(page.posts.map(\.answers?.position) == [nil, 1, 1])
        #expect(page.posts[1].post.postedAt < page.posts[0].post.postedAt)
    }

    @Test func `a thousand replies deep is a thread like any other`() async throws {
        let messages = (0..<1000).map { number in
            Mailboxes.message(
                "m\(number)", number == 0 ? "Deep" : "Re: Deep", at: number,
                references: number == 0 ? [] : ["m\(number - 1)"])
        }
        let town = try await town(messages, perFile: 500)
        #expect(try await town.faults() == [])
        guard
            case .page(let page) = try await town.community.discussions.tree(
                Discussion.ID(rawValue: 1), article: nil, part: nil, for: .guest)
        else {
            Issue.record("there is no tree")
            return
        }
        #expect(page.tree.nodes.count == TreePage.leavesPerPart)
        #expect(page.tree.nodes.last?.depth == TreePage.leavesPerPart - 1)
        #expect(page.partCount == 2)
    }
}

extension TestCommunity {
    /// The board's threads as titles and ids of messages only.
    func outline() async throws -> [String] {
        try await dump().split(separator: "\n").compactMap { line in
            if line.hasPrefix("# ") { return String(line) }
            let parts = line.components(separatedBy: " · ")
            guard parts.count == 4 else { return nil }
            return "\(line.prefix { $0 == " " })- \(parts[2])"
        }
    }
}
