import Foundation
import TestSupport
import Testing

/// `bandstand member …` as its users run it.
struct MemberCommandTests {
    /// The demo community in a folder of its own.
    private func withDemo(_ body: (URL) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            #expect(try await run(folder, "seed").code == 0)
            try await body(folder)
        }
    }

    private func run(
        _ folder: URL, _ arguments: String...
    ) async throws -> (code: Int32, output: String, errors: String) {
        try await run(folder, arguments)
    }

    private func run(
        _ folder: URL, _ words: String..., arguments: [String]
    ) async throws -> (code: Int32, output: String, errors: String) {
        try await run(folder, words + arguments)
    }

    private func run(
        _ folder: URL, _ arguments: [String]
    ) async throws -> (code: Int32, output: String, errors: String) {
        let database = folder.appending(path: "bandstand.sqlite").path
        let child = try ChildProcess(
            Program.url, arguments + ["--database", database], folder: folder, directory: Program.checkout)
        defer { child.end() }
        let code = try #require(try await child.exitCode(within: Program.patience), "the command did not end")
        return (code, child.output, child.errors)
    }

    private struct Listed: Decodable {
        let name: String
        let role: String
        let state: String
        let isSuspended: Bool
        let age: String
        let details: Details?

        struct Details: Decodable {
            let moderates: [String]
            let suspensionReason: String?
            let suspendedUntil: String?
            let hasPassword: Bool
        }
    }

    private func show(_ name: String, in folder: URL) async throws -> Listed {
        let run = try await run(folder, "member", "show", name, "--json")
        #expect(run.code == 0, "\(run.errors)")
        return try JSONDecoder().decode(Listed.self, from: Data(run.output.utf8))
    }

    @Test func `a link for somebody new opens a page of the running server, and the next one takes its place`()
        async throws
    {
        try await withDemo { folder in
            try await RunningServer.with(folder) { server in
                var links: [String] = []
                for _ in 1...2 {
                    let added = try await run(folder, "member", "add", "wren", "--role", "moderator")
                    #expect(added.code == 0, "\(added.errors)")
                    let shape = /Sign in as wren: http:\/\/127\.0\.0\.1:8080(\/sign-in\/link\/[A-Za-z0-9_-]{43})\n/
                    links.append(String(try #require(added.output.wholeMatch(of: shape)).1))
                }
                #expect(try server.get(links[0]).statuses == [410])
                let page = try server.get(links[1])
                #expect(page.statuses == [200])
                #expect(page.text.contains("wren"))
            }
            let wren = try await show("WREN", in: folder)
            #expect(wren.role == "moderator")
            #expect(wren.age == "unknown")
            #expect(wren.details?.hasPassword == false)
        }
    }

    @Test func `a link that people join by is made, listed and taken back`() async throws {
        try await withDemo { folder in
            let made = try await run(folder, "member", "invite", "--role", "moderator", "--uses", "3")
            #expect(made.code == 0, "\(made.errors)")
            let shape = /Join by invitation: http:\/\/127\.0\.0\.1:8080(\/join\?invite=[A-Za-z0-9_-]{43})\n/
            let link = String(try #require(made.output.wholeMatch(of: shape)).1)
            let listed = try await run(folder, "member", "invite", "--list")
            #expect(listed.output.hasPrefix("1  moderator  by the console  lets in 3 until 2"))
            try await RunningServer.with(folder, environment: ["BANDSTAND_JOIN": "invite"]) { server in
                #expect(try server.get("/join").text.contains("Joining takes an invitation"))
                #expect(try server.get(link).text.contains("When were you born?"))
                let revoked = try await run(folder, "member", "invite", "--revoke", "1")
                #expect(revoked.code == 0, "\(revoked.errors)")
                #expect(try server.get(link).text.contains("This invitation no longer works"))
            }
            #expect(try await run(folder, "member", "invite", "--list").output.hasSuffix("taken back\n"))
            for wrong in [
                ["--revoke", "1"], ["--uses", "0"], ["--list", "--uses", "2"], ["--role", "king"],
                ["--role", "administrator", "--uses", "2"],
            ] {
                let refused = try await run(folder, "member", "invite", arguments: wrong)
                #expect(refused.code != 0, "\(wrong)")
                #expect(!refused.errors.isEmpty)
            }
        }
    }

    @Test func `everyone is listed, for people and as JSON`() async throws {
        try await withDemo { folder in
            let text = try await run(folder, "member", "list")
            #expect(text.code == 0)
            let lines = text.output.split(separator: "\n")
            #expect(lines.count == 16)
            #expect(lines.first?.hasPrefix("tess.larkhill  administrator  2") == true)
            let json = try await run(folder, "member", "list", "--json")
            let members = try JSONDecoder().decode([Listed].self, from: Data(json.output.utf8))
            #expect(members.map(\.name).contains("Ελένη"))
            #expect(members.filter { $0.role == "moderator" }.map(\.name) == ["maren.holt"])
            #expect(members.allSatisfy { $0.state == "active" && $0.details == nil })
        }
    }

    @Test func `roles and boards are given and taken`() async throws {
        try await withDemo { folder in
            #expect(try await run(folder, "member", "role", "junw", "moderator").output == "junw is a moderator.\n")
            #expect(try await show("junw", in: folder).role == "moderator")
            #expect(try await run(folder, "member", "role", "Ama", "--board", "wind-bench").code == 0)
            #expect(try await show("Ama", in: folder).details?.moderates == ["wind-bench"])
            #expect(try await run(folder, "member", "role", "Ama", "--board", "wind-bench", "--remove").code == 0)
            #expect(try await show("Ama", in: folder).details?.moderates == [])
            let last = try await run(folder, "member", "role", "tess.larkhill", "member")
            #expect(last.code == 1)
            #expect(last.errors == "Error: This is the last administrator: make another one first.\n")
        }
    }

    @Test func `a suspension is given with its reason, seen, and lifted`() async throws {
        try await withDemo { folder in
            let given = try await run(folder, "member", "suspend", "junw", "--reason", "Quarrels", "--days", "3")
            #expect(given.code == 0)
            #expect(given.output.wholeMatch(of: /junw is suspended until [0-9T:-]+Z\.\n/) != nil)
            let junw = try await show("junw", in: folder)
            #expect(junw.isSuspended)
            #expect(junw.details?.suspensionReason == "Quarrels")
            #expect(junw.details?.suspendedUntil != nil)
            #expect(try await run(folder, "member", "list").output.contains("(suspended)"))
            #expect(try await run(folder, "member", "suspend", "junw", "--lift").code == 0)
            #expect(try await !show("junw", in: folder).isSuspended)
            let again = try await run(folder, "member", "suspend", "junw", "--lift")
            #expect(again.code == 1)
            #expect(again.errors == "Error: They are not suspended.\n")
        }
    }

    @Test func `wrong usage ends with 64, whoever is not there with 1 and one sentence, no database with 1`()
        async throws
    {
        try await withDemo { folder in
            for arguments in [
                ["role", "junw"], ["role", "junw", "king"], ["role", "junw", "member", "--board", "x"],
                ["role", "junw", "member", "--remove"], ["suspend", "junw"],
                ["suspend", "junw", "--lift", "--days", "1"],
                ["suspend", "junw", "--reason", "x", "--days", "0"], ["suspend", "junw", "--reason", "x", "--lift"],
                ["add"], ["show"],
            ] {
                let database = folder.appending(path: "bandstand.sqlite").path
                let child = try ChildProcess(
                    Program.url, ["member"] + arguments + ["--database", database], folder: folder,
                    directory: Program.checkout)
                defer { child.end() }
                #expect(try await child.exitCode(within: Program.patience) == 64, "\(arguments)")
                #expect(child.output.isEmpty)
            }
            let missing = try await run(folder, "member", "show", "nobody-here")
            #expect(missing.code == 1)
            #expect(missing.errors == "Error: There is no member of that name.\n")
            let none = folder.appending(path: "none").path
            let noDatabase = try await Program.run("member", "list", "--database", none, in: folder)
            #expect(noDatabase.code == 1)
            #expect(!FileManager.default.fileExists(atPath: none))
        }
    }
}
