import Features
import Foundation
import MessageFormat
import Storage
import Synchronization
import TestSupport
import Testing

/// The import as a whole: what it counts, refuses, and how it is stopped.
@Suite struct ImportTests {
    @Test func `a file that is no mailbox is refused before anything is written`() async throws {
        try await withTemporaryFolder { folder in
            let good = Mailboxes.path("threads.mbox")
            let bad = try Mailboxes.write(["Dear diary,\n"], to: folder, as: "diary.txt")
            #expect(throws: MboxError.notMbox(path: bad, line: 1)) { try MboxImport.check([good, bad]) }
            #expect(throws: MboxError.self) { try MboxImport.check(["\(folder.path)/none.mbox"]) }
        }
    }

    @Test func `a broken message is listed with its line and the rest is brought in`() async throws {
        let town = try await makeCommunity()
        try await withTemporaryFolder { folder in
            let broken = "From x  Fri Jun  1 09:00:00 2007\nno colon here\nnor here\n\nText.\n\n"
            let path = try Mailboxes.write([Mailboxes.message("a"), broken, Mailboxes.message("b", at: 1)], to: folder)
            let report = try await town.importMailboxes(path)
            #expect(report.read == 3)
            #expect(report.added == 2)
            #expect(report.brokenCount == 1)
            #expect(report.broken.first?.path == path)
            #expect((9...12).contains(report.broken.first?.line ?? 0))
        }
    }

    @Test func `one id with two texts keeps both, and a second run finds both`() async throws {
        let town = try await makeCommunity()
        try await withTemporaryFolder { folder in
            let path = try Mailboxes.write(
                [
                    Mailboxes.message("a", text: "One  text,\nwrapped."),
                    Mailboxes.message("a", at: 1, text: "One text, wrapped."),
                    Mailboxes.message("a", at: 2, text: "Another text."),
                ], to: folder)
            let report = try await town.importMailboxes(path)
            #expect((report.added, report.duplicates, report.renamedCount) == (2, 1, 1))
            #expect(report.renamed.first?.messageID.hasSuffix(".a") == true)
            let again = try await town.importMailboxes(path)
            #expect((again.added, again.duplicates) == (0, 3))
        }
    }

    @Test func `a message in two boards is one post with two article numbers`() async throws {
        let town = try await makeCommunity()
        try await town.importMailboxes(Mailboxes.path("threads.mbox"))
        let report = try await town.importMailboxes(Mailboxes.path("threads.mbox"), into: town.guitars)
        #expect(report.added == 0)
        #expect(report.crossPosted == report.read)
        let again = try await town.importMailboxes(Mailboxes.path("threads.mbox"), into: town.guitars)
        #expect(again.duplicates == again.read)
        #expect(try await town.faults() == [])
    }

    @Test func `an import that is stopped keeps what is done and the next goes on`() async throws {
        let whole = try await makeCommunity()
        let town = try await makeCommunity()
        try await withTemporaryFolder { folder in
            let messages = (0..<900).map { number in
                Mailboxes.message(
                    "m\(number)", "Thread \(number % 40)", at: number,
                    references: number < 40 ? [] : ["m\(number - 40)"])
            }
            let path = try Mailboxes.write(messages, to: folder)
            try await whole.importMailboxes(path)
            let chunks = Mutex(0)
            let run = MboxImport(archive: town.community.archive, by: .importer, now: town.clock.now)
            let first = try await run.run(path, into: town.general) { _ in
                chunks.withLock { $0 += 1 }
            } shouldStop: {
                chunks.withLock { $0 } >= 1
            }
            #expect(first.wasStopped)
            #expect((1..<900).contains(first.added))
            let second = try await town.importMailboxes(path)
            #expect(second.added == 900 - first.added)
            #expect(second.duplicates == first.added)
            #expect(try await town.dump() == whole.dump())
            #expect(try await town.faults() == [])
        }
    }

    @Test func `a date that the archive contradicts gives way to the archive's`() async throws {
        let town = try await makeCommunity()
        try await withTemporaryFolder { folder in
            let future = Mailboxes.message("a").replacing("Date: 1 Jun 2007", with: "Date: 1 Jun 2037")
            let none = Mailboxes.message("b", at: 5).replacing("Date: ", with: "X-Date: ")
            try await town.importMailboxes(try Mailboxes.write([future, none], to: folder))
        }
        let times = try await town.store.read { try $0.all(Query<Int64>("SELECT posted_at FROM post ORDER BY id")) }
        #expect(times == [1_180_656_000_000, 1_180_656_300_000])
    }

    @Test func `answers to a list's digest share nothing`() async throws {
        let town = try await makeCommunity()
        try await withTemporaryFolder { folder in
            let digest = "mailman.9.1180951205.916.strings@example.org"
            let messages = [
                Mailboxes.message("a", "Bow", references: [digest]),
                Mailboxes.message("b", "Horn", at: 1, references: [digest]),
            ]
            try await town.importMailboxes(try Mailboxes.write(messages, to: folder))
        }
        #expect(try await town.outline() == ["# Bow", "- a", "# Horn", "- b"])
    }

    @Test func `Markdown in a message is Markdown here, and comes back as Markdown`() async throws {
        let town = try await makeCommunity()
        let first = try await town.start("Which strings for slide?", "**Heavy** ones\n\n    code\n")
        try await town.reply(to: first, "> Heavy\n\n_Very_ heavy.")
        try await withTemporaryFolder { folder in
            let other = try await makeCommunity()
            try await other.importMailboxes(try await town.export(to: folder))
            #expect(try await other.dump() == town.dump())
            #expect(try await other.dump().contains("· markdown"))
        }
    }
}
