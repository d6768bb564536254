import Features
import Foundation
import SQLiteStorage
import Storage
import TestSupport
import Testing

/// `bandstand mail test`, and mail of the running program.
struct MailCommandTests {
    private func test(
        _ address: String, _ environment: [String: String], in folder: URL
    ) async throws -> (code: Int32, output: String, errors: String) {
        let database = folder.appending(path: "bandstand.sqlite").path
        _ = try await Program.run("migrate", "--database", database, in: folder)
        return try await Program.run(
            "mail", "test", address, "--database", database, environment: environment, in: folder)
    }

    @Test func `a mail is sent at once, and the answer said`() async throws {
        try await withTemporaryFolder { folder in
            try await withMailServer { server in
                let run = try await test(
                    "ada@example.org", ["BANDSTAND_SMTP_URL": "smtp://127.0.0.1:\(server.port)"], in: folder)
                #expect(run.errors == "")
                #expect(run.output == "127.0.0.1:\(server.port) took the mail for ada@example.org.\n")
                #expect(run.code == 0)
                #expect(try server.envelopes() == [["bandstand@127.0.0.1", "ada@example.org"]])
                let mail = String(decoding: try #require(try server.mails().first), as: UTF8.self)
                #expect(mail.contains("Subject: Test mail from Bandstand\r\n"))
                #expect(mail.contains("Auto-Submitted: auto-generated\r\n"))
                #expect(mail.contains("Content-Type: multipart/alternative"))
            }
        }
    }

    @Test func `a refusal is one sentence with what the server said`() async throws {
        try await withTemporaryFolder { folder in
            try await withMailServer("--rcpt", "550 5.1.1 No such user") { server in
                let run = try await test(
                    "ada@example.org", ["BANDSTAND_SMTP_URL": "smtp://127.0.0.1:\(server.port)"], in: folder)
                #expect(run.code == 1)
                let place = "127.0.0.1:\(server.port)"
                #expect(run.errors == "Error: \(place) did not take the mail (recipient: 550 5.1.1 No such user).\n")
            }
        }
    }

    @Test(arguments: [
        ("ada@example.org", [:], "Error: No mail server is named: set BANDSTAND_SMTP_URL.\n"),
        (
            "ada@example.org\r\nBcc: eve@example.org", ["BANDSTAND_SMTP_URL": "smtp://127.0.0.1:9"],
            "Error: That is no address that mail can be sent to.\n"
        ),
    ])
    func `what can't be sent is said in one sentence`(
        _ address: String, _ environment: [String: String], _ sentence: String
    ) async throws {
        try await withTemporaryFolder { folder in
            let run = try await test(address, environment, in: folder)
            #expect(run.code == 1)
            #expect(run.output == "")
            #expect(run.errors == sentence)
        }
    }

    @Test func `without a mail server a letter lies in the folder, and this machine can read it`() async throws {
        try await withTemporaryFolder { folder in
            try await write(1, in: folder)
            try await RunningServer.with(folder) { server in
                let box = folder.appending(path: "bandstand.sqlite.mail").path
                let name = try await poll(within: Program.patience) {
                    try FileManager.default.contentsOfDirectory(atPath: box).first { $0.hasSuffix(".eml") }
                }
                let page = try server.get("/dev/mail/\(try #require(name))")
                #expect(page.statuses == [200])
                #expect(page.text.contains("Test mail from Bandstand"))
                #expect(try server.get("/dev/mail").text.contains("/dev/mail/\(try #require(name))"))
                #expect(try server.get("/dev/mail", "X-Forwarded-For: 203.0.113.5\r\n").statuses == [404])
                let mode = try FileManager.default.attributesOfItem(atPath: box)[.posixPermissions] as? NSNumber
                #expect(mode?.intValue == 0o700)
                #expect(try await server.terminate() == 0)
                #expect(!server.process.errors.contains("example.org"))
            }
        }
    }

    @Test func `a site with an address of its own shows no mail`() async throws {
        try await withTemporaryFolder { folder in
            try await RunningServer.with(folder, environment: ["BANDSTAND_SITE_URL": "https://forum.example"]) {
                let answer = try $0.get("/dev/mail")
                #expect(answer.statuses == [404])
            }
        }
    }

    @Test func `a site with an address of its own and no mail server is warned that mail reaches nobody`()
        async throws
    {
        let site = ["BANDSTAND_SITE_URL": "https://forum.example"]
        let server = ["BANDSTAND_SMTP_URL": "smtp://127.0.0.1:9"]
        for (environment, isWarned) in [(site, true), (site.merging(server) { $1 }, false), ([:], false)] {
            try await withTemporaryFolder { folder in
                try await RunningServer.with(folder, environment: environment) { server in
                    let code = try await server.terminate()
                    #expect(code == 0)
                    let line = server.process.errors.split(separator: "\n").first { $0.contains("reaches nobody") }
                    #expect((line != nil) == isWarned)
                    #expect(line?.contains("\"level\":\"warning\"") != false)
                    #expect(line?.contains("BANDSTAND_SMTP_URL") != false)
                }
            }
        }
    }

    @Test func `a folder that can't be made is one sentence`() async throws {
        try await withTemporaryFolder { folder in
            let file = folder.appending(path: "letters")
            try Data().write(to: file)
            let run = try await Program.run(
                "serve", "--port", "0", "--database", folder.appending(path: "a.sqlite").path,
                environment: ["BANDSTAND_MAIL_FOLDER": "\(file.path)/mail"], in: folder)
            #expect(run.code == 1)
            #expect(
                run.errors.hasPrefix("Error: The folder \(file.path)/mail for mail that is not sent can't be opened: "))
            #expect(run.errors.split(separator: "\n").count == 1)
        }
    }

    @Test func `after SIGKILL every letter has arrived or waits`() async throws {
        let count = 400
        try await withTemporaryFolder { folder in
            try await write(count, in: folder)
            try await withMailServer { mail in
                let environment = ["BANDSTAND_SMTP_URL": "smtp://127.0.0.1:\(mail.port)"]
                try await RunningServer.with(folder, environment: environment) { server in
                    let begun = try await poll(within: Program.patience) { try mail.mails().count >= 20 ? true : nil }
                    #expect(begun == true)
                    server.process.send(SIGKILL)
                    #expect(try await server.process.exitCode(within: Program.patience) != nil)
                }
                let store = try SQLiteStore(path: folder.appending(path: "bandstand.sqlite").path)
                let left = try await store.read {
                    try $0.all(Query<String>("SELECT message_id FROM outbox WHERE letter_sealed IS NOT NULL"))
                }
                let arrived = try mail.messageIDs()
                #expect(arrived.count < count, "all had arrived before it was killed")
                #expect(Set(arrived).count == arrived.count)
                let known = Set(left).union(arrived.map { String($0.dropFirst("Message-ID: <".count).dropLast()) })
                #expect(known.count == count)
                try store.close()
            }
        }
    }

    /// Puts letters into the outbox of a new community, as a server that has ended since would have.
    private func write(_ count: Int, in folder: URL) async throws {
        let path = folder.appending(path: "bandstand.sqlite").path
        let key = String(repeating: "07", count: Keys.length)
        try Data("\(key)\n".utf8).write(to: URL(filePath: "\(path).key"))
        let town = try await makeCommunity(store: try SQLiteStore(path: path))
        town.clock.advance(seconds: Int64(Date.now.timeIntervalSince1970) - FixedClock.noon.rawValue / 1_000)
        let to = try EmailAddress(typed: "ada@example.org")
        for _ in 1...count { try await town.community.outbox.put(.test, to: to) }
        try (town.store as? SQLiteStore)?.close()
    }
}
