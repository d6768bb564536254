import Foundation
import TestSupport
import Testing

/// `bandstand board …` as its users run it.
struct BoardCommandTests {
    @Test func `a board becomes one of questions, and one no more`() async throws {
        try await withTemporaryFolder { folder in
            let database = folder.appending(path: "bandstand.sqlite").path
            #expect(try await Program.run("seed", "--database", database, in: folder).code == 0)
            let made = try await Program.run("board", "answers", "gigs", "--database", database, in: folder)
            #expect(made.code == 0, "\(made.errors)")
            #expect(made.output == "/b/gigs takes answers.\n")
            try await RunningServer.with(folder) { server in
                #expect(try server.get("/b/gigs").text.contains("href=\"/b/gigs?show=unanswered\""))
                let back = try await Program.run(
                    "board", "answers", "gigs", "--remove", "--database", database, in: folder)
                #expect(back.output == "/b/gigs takes no answers any longer.\n")
                #expect(try server.get("/b/gigs?show=solved").statuses == [302])
            }
            let none = try await Program.run("board", "answers", "kazoos", "--database", database, in: folder)
            #expect(none.code == 1)
            #expect(none.errors == "Error: There is no board kazoos.\n")
            #expect(try await Program.run("doctor", "--database", database, in: folder).code == 0)
        }
    }

    @Test func `an import makes a board of questions when that is asked, and leaves one that is there`() async throws {
        try await withTemporaryFolder { folder in
            let database = folder.appending(path: "bandstand.sqlite").path
            let mailbox = Program.checkout.appending(path: "Tests/Mailboxes/threads.mbox").path
            for (board, options) in [("plain", [String]()), ("list", ["--answers"]), ("plain", ["--answers"])] {
                let child = try ChildProcess(
                    Program.url, ["import", "mbox", mailbox, "--board", board, "--database", database] + options,
                    folder: folder, directory: Program.checkout)
                defer { child.end() }
                #expect(try await child.exitCode(within: Program.patience) == 0, "\(child.errors)")
            }
            try await RunningServer.with(folder) { server in
                let (list, plain) = (try server.get("/b/list").text, try server.get("/b/plain").text)
                #expect(list.contains("?show=unanswered"))
                #expect(!plain.contains("?show=unanswered"))
            }
        }
    }
}
