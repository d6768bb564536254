import Foundation
import SQLiteStorage
import Storage
import TestSupport
import Testing

/// Import, export and doctor as their users run them.
struct ArchiveCommandTests {
    private let mailboxes = Program.checkout.appending(path: "Tests/Mailboxes")

    /// One key for all databases of a test, so that their exports name authors alike.
    private func keys(_ folder: URL) -> [String: String] {
        ["BANDSTAND_KEY_FILE": folder.appending(path: "key").path]
    }

    /// A mailbox of many short messages in a few threads, some of whose parents come later.
    private func largeMailbox(_ count: Int, in folder: URL) throws -> String {
        var text = ""
        for number in 0..<count {
            let (hour, minute) = (number / 60 % 24, number % 60)
            let time = "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute):00"
            let day = number / 1440 + 1
            let parent = number.isMultiple(of: 7) ? number + 3 : number - 25
            text += """
                From ada@example.org  Fri Jun  \(day) \(time) 2007
                From: Author \(number % 90) <a\(number % 90)@example.org>
                Subject: \(number < 25 ? "" : "Re: ")Thread \(number % 25)
                Date: \(day) Jun 2007 \(time) +0000
                Message-ID: <m\(number)@example.org>
                \(number < 25 ? "X-First: yes" : "References: <m\(parent)@example.org>")

                Words of message \(number).


                """
        }
        let path = folder.appending(path: "large.mbox")
        try Data(text.utf8).write(to: path)
        return path.path
    }

    private func withoutAuthors(_ mailbox: String) -> String {
        mailbox.replacing(/<[a-z2-7]+@authors\.invalid>/, with: "")
    }

    private func export(_ database: String, in folder: URL) async throws -> String {
        let run = try await Program.run(
            "export", "mbox", "--board", "list", "--database", database, environment: keys(folder), in: folder)
        #expect(run.code == 0, "\(run.errors)")
        return run.output
    }

    private func doctorIsContent(_ database: String, in folder: URL) async throws {
        let run = try await Program.run("doctor", "--database", database, environment: keys(folder), in: folder)
        #expect(run.code == 0, "\(run.output)\(run.errors)")
        #expect(run.output.hasSuffix("All is well.\n"))
    }

    @Test func `a board comes back the same from export and import, and doctor is content`() async throws {
        try await withTemporaryFolder { folder in
            let (first, second) = (folder.appending(path: "a.sqlite").path, folder.appending(path: "b.sqlite").path)
            let files = ["threads", "structures", "charsets"].map { mailboxes.appending(path: "\($0).mbox").path }
            let imported = try await Program.run(
                "import", "mbox", files[0], files[1], files[2], "--board", "list", "--name", "The list",
                "--database", first, environment: keys(folder), in: folder)
            #expect(imported.code == 0, "\(imported.errors)")
            #expect(imported.output.contains("read for /b/list:"))
            let file = folder.appending(path: "out.mbox").path
            let exported = try await Program.run(
                "export", "mbox", "--board", "list", "--output", file, "--database", first, environment: keys(folder),
                in: folder)
            #expect(exported.code == 0, "\(exported.errors)")
            let back = try await Program.run(
                "import", "mbox", file, "--board", "list", "--database", second, environment: keys(folder), in: folder)
            #expect(back.code == 0, "\(back.errors)")
            let text = try String(contentsOfFile: file, encoding: .utf8)
            #expect(text.contains("Message-ID: <rosin@example.org>"))
            #expect(!text.contains("ada@example.org"))
            let again = try await export(second, in: folder)
            // Authors' names for the outside are made from their addresses, which are others after the first export.
            #expect(withoutAuthors(again) == withoutAuthors(text))
            try await doctorIsContent(first, in: folder)
            try await doctorIsContent(second, in: folder)
        }
    }

    @Test func `what was acknowledged before SIGKILL is there, and the next run completes it`() async throws {
        try await withTemporaryFolder { folder in
            let (whole, killed) = (folder.appending(path: "a.sqlite").path, folder.appending(path: "b.sqlite").path)
            let mailbox = try largeMailbox(4000, in: folder)
            let arguments = ["import", "mbox", mailbox, "--board", "list", "--database"]
            let child = try ChildProcess(
                Program.url, arguments + [killed], environment: keys(folder), folder: folder,
                directory: Program.checkout)
            defer { child.end() }
            child.send(SIGKILL, onceErrorsContain: " added\n")
            _ = try await child.exitCode(within: Program.patience)
            let acknowledged = child.errors.matches(of: /([0-9,]+) added\n/).last?.1
            let count = try #require(acknowledged.flatMap { Int($0.replacing(",", with: "")) })
            #expect(child.output.isEmpty, "it was done before it could be killed")
            try await doctorIsContent(killed, in: folder)
            let kept = try await export(killed, in: folder).matches(of: /\nMessage-ID: </).count
            #expect(kept >= count)
            #expect(kept < 4000)
            for database in [killed, whole] {
                let run = try await Program.run(
                    "import", "mbox", mailbox, "--board", "list", "--database", database, environment: keys(folder),
                    in: folder)
                #expect(run.code == 0, "\(run.errors)")
                try await doctorIsContent(database, in: folder)
            }
            #expect(try await export(killed, in: folder) == export(whole, in: folder))
        }
    }

    @Test func `Ctrl-C keeps what is done and says how to go on`() async throws {
        try await withTemporaryFolder { folder in
            let database = folder.appending(path: "a.sqlite").path
            let mailbox = try largeMailbox(4000, in: folder)
            let child = try ChildProcess(
                Program.url, ["import", "mbox", mailbox, "--board", "list", "--database", database],
                environment: keys(folder), folder: folder, directory: Program.checkout)
            defer { child.end() }
            child.send(SIGINT, onceErrorsContain: " added\n")
            #expect(try await child.exitCode(within: Program.patience) == 1)
            #expect(child.output.contains("Stopped. What was added stays"))
            try await doctorIsContent(database, in: folder)
        }
    }

    @Test func `a file that is no mailbox ends with one sentence and nothing done`() async throws {
        try await withTemporaryFolder { folder in
            let database = folder.appending(path: "a.sqlite").path
            let diary = folder.appending(path: "diary.txt").path
            try Data("Dear diary,\n".utf8).write(to: URL(filePath: diary))
            let good = mailboxes.appending(path: "threads.mbox").path
            let run = try await Program.run(
                "import", "mbox", good, diary, "--board", "list", "--database", database, in: folder)
            #expect(run.code == 1)
            #expect(run.errors == "Error: \(diary) is no mbox file: line 1 does not begin a message.\n")
            #expect(!FileManager.default.fileExists(atPath: database))
            let slug = try await Program.run(
                "import", "mbox", good, "--board", "The List", "--database", database, in: folder)
            #expect(slug.code == 64)
            #expect(slug.errors.hasPrefix("Error: A board's slug is"))
            #expect(!FileManager.default.fileExists(atPath: database))
        }
    }

    @Test func `export and doctor make no database, and export writes over no file`() async throws {
        try await withTemporaryFolder { folder in
            let database = folder.appending(path: "none.sqlite").path
            for command in [["doctor"], ["export", "mbox", "--board", "list"]] {
                let child = try ChildProcess(
                    Program.url, command + ["--database", database], folder: folder, directory: Program.checkout)
                defer { child.end() }
                #expect(try await child.exitCode(within: Program.patience) == 1)
                #expect(child.errors == "Error: There is no database at \(database): name it by --database.\n")
                #expect(!FileManager.default.fileExists(atPath: database))
            }
            let mailbox = mailboxes.appending(path: "threads.mbox").path
            _ = try await Program.run("import", "mbox", mailbox, "--board", "list", "--database", database, in: folder)
            let board = try await Program.run("export", "mbox", "--board", "no", "--database", database, in: folder)
            #expect(board.code == 1)
            #expect(board.errors == "Error: There is no board no that everyone may read.\n")
            let over = try await Program.run(
                "export", "mbox", "--board", "list", "--output", mailbox, "--database", database, in: folder)
            #expect(over.code == 1)
            #expect(over.errors.contains("exists already"))
        }
    }

    @Test func `doctor ends with code 2 when it finds a fault, in words and as JSON`() async throws {
        try await withTemporaryFolder { folder in
            let database = folder.appending(path: "a.sqlite").path
            let mailbox = mailboxes.appending(path: "threads.mbox").path
            _ = try await Program.run("import", "mbox", mailbox, "--board", "list", "--database", database, in: folder)
            try await damage(database)
            let run = try await Program.run("doctor", "--database", database, in: folder)
            #expect(run.code == 2)
            #expect(run.output.contains("FAULT  board counts\n         board list: posts counted as"))
            #expect(run.output.hasSuffix("1 fault found.\n"))
            let json = try await Program.run("doctor", "--json", "--database", database, in: folder)
            #expect(json.code == 2)
            struct Entry: Decodable {
                let check: String
                let faults: [String]
            }
            let entries = try JSONDecoder().decode([Entry].self, from: Data(json.output.utf8))
            #expect(entries.filter { !$0.faults.isEmpty }.map(\.check) == ["board counts"])
        }
    }

    private func damage(_ database: String) async throws {
        let store = try SQLiteStore(path: database)
        try await store.write { try $0.run("UPDATE board SET post_count = 1000") }
        try store.close()
    }
}
