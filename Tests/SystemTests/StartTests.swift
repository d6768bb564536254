import Foundation
import TestSupport
import Testing

struct StartTests {
    @Test func `the server says where it is and answers there`() async throws {
        try await withTemporaryFolder { folder in
            try await RunningServer.with(folder) { server in
                let answer = try server.get("/")
                #expect(answer.statuses == [200])
                #expect(answer.text.contains("rel=\"canonical\" href=\"\(server.origin)/\""))
                #expect(try await server.terminate() == 0)
                #expect(server.process.output.hasPrefix("Bandstand is ready at \(server.origin)\n"))
            }
        }
    }

    @Test func `an IPv6 host stands in brackets`() async throws {
        try await withTemporaryFolder { folder in
            let database = folder.appending(path: "a.sqlite").path
            let child = try ChildProcess(
                Program.url, ["serve", "--host", "::1", "--port", "0", "--database", database],
                folder: folder, directory: Program.checkout)
            defer { child.end() }
            let line = try await poll(within: Program.patience) {
                child.output.contains("\n") || !child.isRunning ? child.output : nil
            }
            #expect(line?.prefixMatch(of: /Bandstand is ready at http:\/\/\[::1\]:\d+\n/) != nil)
        }
    }

    @Test func `a port that is taken is one sentence, and nothing is made`() async throws {
        try await withTemporaryFolder { folder in
            try await RunningServer.with(folder) { server in
                let database = folder.appending(path: "second/bandstand.sqlite").path
                let second = try await Program.run(
                    "serve", "--port", "\(server.port)", "--database", database, in: folder)
                #expect(second.code == 1)
                #expect(second.output.isEmpty)
                let sentence =
                    "Port \(server.port) at 127.0.0.1 is taken: stop what uses it, or choose another by --port."
                #expect(second.errors == "Error: \(sentence)\n")
                #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "second").path))
            }
        }
    }

    @Test func `an unknown host is one sentence`() async throws {
        try await withTemporaryFolder { folder in
            let database = folder.appending(path: "a.sqlite").path
            let run = try await Program.run(
                "serve", "--host", "no.such.host.invalid", "--database", database, in: folder)
            #expect(run.code == 1)
            #expect(run.errors == "Error: There is no host called no.such.host.invalid to listen at.\n")
        }
    }

    @Test func `wrong usage ends with 64`() async throws {
        try await withTemporaryFolder { folder in
            for arguments in [["sing"], ["serve", "--loud"], ["serve", "--port", "many"], ["migrate", "twice"]] {
                let child = try ChildProcess(
                    Program.url, arguments, folder: folder, directory: Program.checkout)
                defer { child.end() }
                #expect(try await child.exitCode(within: Program.patience) == 64, "\(arguments)")
                #expect(child.output.isEmpty)
                #expect(child.errors.contains("Usage: bandstand"))
            }
        }
    }

    @Test func `without its templates the server does not start and makes nothing`() async throws {
        try await withTemporaryFolder { folder in
            let database = folder.appending(path: "data/bandstand.sqlite").path
            let run = try await Program.run(
                "serve", "--port", "0", "--root", folder.path, "--database", database, in: folder)
            #expect(run.code == 1)
            #expect(run.errors == "Error: \(folder.path) does not hold the folders Templates and Public.\n")
            #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "data").path))
        }
    }

    @Test func `a broken template is named with its line`() async throws {
        try await withTemporaryFolder { folder in
            for name in ["Templates", "Public"] {
                try FileManager.default.copyItem(
                    at: Program.checkout.appending(path: name), to: folder.appending(path: name))
            }
            let layout = folder.appending(path: "Templates/layout.mustache")
            let text = try String(contentsOf: layout, encoding: .utf8)
            try "\(text)\n{{#open}}\n".write(to: layout, atomically: true, encoding: .utf8)
            let run = try await Program.run(
                "serve", "--port", "0", "--root", folder.path,
                "--database", folder.appending(path: "bandstand.sqlite").path, in: folder)
            #expect(run.code == 1)
            #expect(run.output.isEmpty)
            #expect(run.errors.hasPrefix("Error: ") && run.errors.contains("layout.mustache"))
            #expect(run.errors.split(separator: "\n").count == 1)
            #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "bandstand.sqlite").path))
        }
    }

    @Test func `who lists whole networks as proxies is warned`() async throws {
        try await withTemporaryFolder { folder in
            for (list, isWarned) in [("127.0.0.1,10.0.0.5", false), ("127.0.0.1,10.0.0.0/8", true)] {
                try await RunningServer.with(folder, environment: ["BANDSTAND_TRUSTED_PROXIES": list]) { server in
                    let code = try await server.terminate()
                    #expect(code == 0)
                    #expect(server.process.errors.contains("list the proxies alone") == isWarned)
                    #expect(server.process.errors.contains("10.0.0.0/8") == isWarned)
                }
            }
        }
    }

    @Test(arguments: ["0.0.0.0", "::"])
    func `who listens everywhere and names no address of the site is warned`(host: String) async throws {
        try await withTemporaryFolder { folder in
            for address in [nil, "https://forum.example"] {
                let child = try ChildProcess(
                    Program.url,
                    [
                        "serve", "--host", host, "--port", "0",
                        "--database", folder.appending(path: "bandstand.sqlite").path,
                    ],
                    environment: address.map { ["BANDSTAND_SITE_URL": $0] } ?? [:],
                    folder: folder, directory: Program.checkout)
                defer { child.end() }
                let line = try await poll(within: Program.patience) {
                    child.output.contains("\n") || !child.isRunning ? child.output : nil
                }
                #expect(line?.hasPrefix("Bandstand is ready at ") == true)
                #expect(child.errors.contains("name the site's by --site-url") == (address == nil))
            }
        }
    }

    /// A line of the JSON list.
    private struct ListedRoute: Decodable {
        let method: String
        let path: String
        let right: String
        let roles: [String]
    }

    @Test func `routes are listed as a table and as JSON, without a database`() async throws {
        try await withTemporaryFolder { folder in
            let database = folder.appending(path: "none.sqlite").path
            let table = try await Program.run("routes", "--database", database, in: folder)
            #expect(table.code == 0)
            #expect(table.output.contains(/\nGET +\/b\/{board} +read what is public  \(guest, unconfirmed, .*\)\n/))
            #expect(table.output.contains(/\nPOST +\/sign-out +have an account  \(unconfirmed, .*\)\n/))
            let json = try await Program.run("routes", "--json", "--database", database, in: folder)
            let routes = try JSONDecoder().decode([ListedRoute].self, from: Data(json.output.utf8))
            #expect(routes.count == table.output.split(separator: "\n").count)
            #expect(routes.contains { $0.method == "POST" && $0.path == "/sign-out" && !$0.roles.contains("guest") })
            #expect(!FileManager.default.fileExists(atPath: database))
        }
    }
}
