import Foundation
import TestSupport
import Testing

/// Links into the demo community.
struct DemoLinksTests {
    @Test func `links for three members follow the ready line, and none is in the log`() async throws {
        try await withTemporaryFolder { folder in
            let database = folder.appending(path: "bandstand.sqlite").path
            #expect(try await Program.run("seed", "--database", database, in: folder).code == 0)
            try await RunningServer.with(folder, environment: ["BANDSTAND_DEMO_LINKS": "yes"]) { server in
                let lines = try await poll(within: Program.patience) {
                    let lines = server.process.output.split(separator: "\n").map(String.init)
                    return lines.count >= 4 ? lines : nil
                }
                let shape = /Sign in as ([a-z_.]+): (http:\/\/127\.0\.0\.1:\d+)\/sign-in\/link\/([A-Za-z0-9_-]{43})/
                let links = try #require(lines).dropFirst().compactMap { $0.wholeMatch(of: shape) }
                #expect(links.map { String($0.1) } == ["old_ivories", "maren.holt", "tess.larkhill"])
                #expect(links.allSatisfy { String($0.2) == server.origin })
                #expect(Set(links.map { String($0.3) }).count == 3)
                for link in links { #expect(try server.get("/sign-in/link/\(link.3)").statuses == [200]) }
                #expect(try await server.terminate() == 0)
                for link in links { #expect(!server.process.errors.contains(String(link.3))) }
            }
        }
    }

    @Test func `a server that others can reach prints none and does not start`() async throws {
        try await withTemporaryFolder { folder in
            let database = folder.appending(path: "bandstand.sqlite").path
            let run = try await Program.run(
                "serve", "--demo-links", "--host", "0.0.0.0", "--port", "0", "--database", database, in: folder)
            #expect(run.code == 1)
            #expect(run.output == "")
            let sentence = "Links into the demo community are for this machine alone, and 0.0.0.0 is not."
            #expect(run.errors == "Error: \(sentence)\n")
            #expect(!FileManager.default.fileExists(atPath: database))
        }
    }

    @Test func `a site behind a proxy prints none and does not start, nor does it keep passwords cheaply`() async throws
    {
        try await withTemporaryFolder { folder in
            let database = folder.appending(path: "bandstand.sqlite").path
            for (setting, beginning) in [
                ("DEMO_LINKS", "Links into the demo community are"), ("PASSWORD_COST", "Passwords that are hashed at"),
            ] {
                let run = try await Program.run(
                    "serve", "--port", "0", "--trusted-proxies", "127.0.0.1", "--database", database,
                    environment: ["BANDSTAND_\(setting)": setting == "DEMO_LINKS" ? "yes" : "12"], in: folder)
                #expect(run.code == 1)
                #expect(run.errors.hasPrefix("Error: \(beginning)"), "\(run.errors)")
                #expect(run.errors.contains("a site behind a proxy is not"))
                #expect(!FileManager.default.fileExists(atPath: database))
            }
        }
    }

    @Test func `a site that others find elsewhere prints none and does not start`() async throws {
        try await withTemporaryFolder { folder in
            let database = folder.appending(path: "bandstand.sqlite").path
            for address in ["https://forum.example", "http://127.forum.example:8080", "http://[2001:db8::1]"] {
                let run = try await Program.run(
                    "serve", "--demo-links", "--site-url", address, "--port", "0", "--database", database, in: folder)
                #expect(run.code == 1)
                #expect(run.output == "")
                let sentence = "Links into the demo community are for this machine alone, and \(address) is not."
                #expect(run.errors == "Error: \(sentence)\n")
                #expect(!FileManager.default.fileExists(atPath: database))
            }
            for address in ["http://localhost:8080", "http://[::1]"] {
                let environment = ["BANDSTAND_DEMO_LINKS": "yes", "BANDSTAND_SITE_URL": address]
                try await RunningServer.with(folder, environment: environment) { server in
                    let code = try await server.terminate()
                    #expect(code == 0)
                }
            }
        }
    }

    @Test func `a community without the demo gets no links`() async throws {
        try await withTemporaryFolder { folder in
            try await RunningServer.with(folder, environment: ["BANDSTAND_DEMO_LINKS": "yes"]) { server in
                let answer = try server.get("/")
                #expect(answer.statuses == [200])
                #expect(try await server.terminate() == 0)
                #expect(server.process.output.hasPrefix("Bandstand is ready at \(server.origin)\n"))
                #expect(!server.process.output.contains("Sign in as"))
            }
        }
    }
}
