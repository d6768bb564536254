import Foundation
import SQLiteStorage
import Storage
import TestSupport
import Testing

/// `bandstand backup`, and what is there when its file is put back.
struct BackupCommandTests {
    private func mode(_ path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return try #require((attributes[.posixPermissions] as? NSNumber)?.intValue)
    }

    @Test func `a backup of a running server is put back: doctor is content, all posts are there, links are dead`()
        async throws
    {
        try await withTemporaryFolder { folder in
            let database = folder.appending(path: "bandstand.sqlite").path
            let keys = ["BANDSTAND_KEY_FILE": folder.appending(path: "key").path]
            func command(_ arguments: String...) async throws -> (code: Int32, output: String, errors: String) {
                let child = try ChildProcess(
                    Program.url, arguments, environment: keys, folder: folder, directory: Program.checkout)
                defer { child.end() }
                let code = try #require(try await child.exitCode(within: Program.patience))
                return (code, child.output, child.errors)
            }
            #expect(try await command("seed", "--database", database).code == 0)
            let (copy, link, session) = try await RunningServer.with(folder, environment: keys) { server in
                let link = try await command("member", "add", "old_ivories", "--database", database).output
                let path = try #require(link.firstMatch(of: /\/sign-in\/link\/[A-Za-z0-9_-]{43}/)).output
                let session = try await signIn(at: String(path), server)
                #expect(try server.get("/account", "Cookie: \(session)\r\n").statuses == [200])
                let another = try await command("member", "add", "junw", "--database", database).output
                let unused = try #require(another.firstMatch(of: /\/sign-in\/link\/[A-Za-z0-9_-]{43}/)).output
                let copy = folder.appending(path: "copy/bandstand.sqlite").path
                try FileManager.default.createDirectory(
                    atPath: folder.appending(path: "copy").path, withIntermediateDirectories: false)
                let backup = try await command("backup", copy, "--database", database)
                #expect(backup.code == 0, "\(backup.errors)")
                #expect(backup.output.contains("The key file \(folder.appending(path: "key").path) is not in it"))
                #expect(try mode(copy) == 0o600)
                #expect(
                    try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "copy").path)
                        == ["bandstand.sqlite"])
                return (copy, String(unused), session)
            }
            let doctor = try await command("doctor", "--database", copy)
            #expect(doctor.code == 0, "\(doctor.output)")
            for board in ["guitar-repair", "wind-bench"] {
                let (old, new) = (
                    try await command("export", "mbox", "--board", board, "--database", database),
                    try await command("export", "mbox", "--board", board, "--database", copy)
                )
                #expect(old.output.contains("Message-ID:"))
                #expect(new.output == old.output, "\(board)")
            }
            try await RunningServer.with(folder.appending(path: "copy"), environment: keys) { server in
                let (dead, account) = (
                    try server.get(link), try server.get("/account", "Cookie: \(session)\r\n")
                )
                #expect(dead.statuses == [404])
                #expect(account.statuses == [303])
            }
        }
    }

    /// Presses the button behind a link, and gives the cookie of the session that begins.
    private func signIn(at path: String, _ server: RunningServer) async throws -> String {
        let page = try server.get(path)
        let token = try #require(page.text.firstMatch(of: /name="t" value="([A-Za-z0-9._-]+)"/)).1
        let body = "t=\(token)"
        let connection = try server.connect()
        connection.send(
            """
            POST \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r
            Content-Type: application/x-www-form-urlencoded\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)
            """)
        let answer = connection.receive(within: .seconds(10))
        #expect(answer.statuses == [303])
        return String(try #require(answer.text.firstMatch(of: /__Host-member=[A-Za-z0-9_-]{43}/)).output)
    }

    @Test func `nothing is written over, and what can't be written leaves nothing behind`() async throws {
        try await withTemporaryFolder { folder in
            let database = folder.appending(path: "a.sqlite").path
            let letter = folder.appending(path: "letter.txt")
            try Data("Dear band".utf8).write(to: letter)
            #expect(try await Program.run("migrate", "--database", database, in: folder).code == 0)
            let over = try await Program.run("backup", letter.path, "--database", database, in: folder)
            #expect(over.code == 1)
            #expect(over.errors == "Error: \(letter.path) exists already and is left as it is: name another one.\n")
            #expect(try Data(contentsOf: letter) == Data("Dear band".utf8))
            let nowhere = folder.appending(path: "none/b.sqlite").path
            #expect(try await Program.run("backup", nowhere, "--database", database, in: folder).code == 1)
            let (target, missing) = (
                folder.appending(path: "b.sqlite").path, folder.appending(path: "no.sqlite").path
            )
            let none = try await Program.run("backup", target, "--database", missing, in: folder)
            #expect(none.code == 1)
            #expect(none.errors == "Error: There is no database at \(missing): name it by --database.\n")
            let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(!files.contains { $0.hasPrefix("b.") || $0.hasPrefix("no.") || $0.contains(".part") })
        }
    }

    @Test func `a backup that is broken off leaves nothing behind`() async throws {
        try await withTemporaryFolder { folder in
            let database = folder.appending(path: "a.sqlite").path
            #expect(try await Program.run("migrate", "--database", database, in: folder).code == 0)
            // So much that it can't be copied before a signal comes.
            let store = try SQLiteStore(path: database)
            try await store.write { try $0.run("CREATE TABLE ballast (bytes BLOB)") }
            for _ in 1...100 { try await store.write { try $0.run("INSERT INTO ballast VALUES (zeroblob(1000000))") } }
            try store.close()
            for signal in [SIGINT, SIGTERM] {
                let target = folder.appending(path: "b.sqlite").path
                let child = try ChildProcess(
                    Program.url, ["backup", target, "--database", database], folder: folder,
                    directory: Program.checkout)
                defer { child.end() }
                child.send(signal, once: { Self.files(in: folder).contains { $0.hasPrefix("b.sqlite.part") } })
                #expect(try await child.exitCode(within: Program.patience) == 128 + signal)
                #expect(!Self.files(in: folder).contains { $0.hasPrefix("b.") })
            }
        }
    }

    private static func files(in folder: URL) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    }

    @Test func `a backup needs no key file`() async throws {
        try await withTemporaryFolder { folder in
            let database = folder.appending(path: "a.sqlite").path
            #expect(try await Program.run("migrate", "--database", database, in: folder).code == 0)
            try FileManager.default.removeItem(atPath: "\(database).key")
            let run = try await Program.run(
                "backup", folder.appending(path: "b.sqlite").path, "--database", database, in: folder)
            #expect(run.code == 0, "\(run.errors)")
        }
    }
}
