import Foundation
import TestSupport
import Testing

/// The server speaking TLS itself.
struct TLSTests {
    private static let year = "max-age=31536000"

    /// What `openssl s_client` says when it connects.
    private func connect(_ server: RunningServer, _ folder: URL, _ arguments: String...) async throws -> String {
        let child = try ChildProcess(
            URL(filePath: "/usr/bin/openssl"),
            ["s_client", "-connect", "127.0.0.1:\(server.port)", "-cipher", "DEFAULT@SECLEVEL=0"] + arguments,
            folder: folder, directory: folder)
        defer { child.end() }
        _ = try #require(try await child.exitCode(within: Program.patience), "openssl did not end")
        return child.output + child.errors
    }

    /// The client that does what no other does.
    private func client(_ way: String, _ server: RunningServer, _ certificate: Certificate, _ folder: URL) throws
        -> ChildProcess
    {
        try ChildProcess(
            Program.checkout.appending(path: ".tools/venv/bin/python"),
            [
                Program.checkout.appending(path: "Tests/SystemTests/http2_client.py").path, "\(server.port)",
                certificate.certificate, way,
            ], folder: folder, directory: folder)
    }

    /// Waits until a client has written a line.
    private func wait(for line: String, from client: ChildProcess) async throws {
        let isThere = try await poll(within: Program.patience) {
            client.output.split(separator: "\n").contains { $0 == line } ? true : nil
        }
        #expect(isThere == true, "\(client.output)\(client.errors)")
    }

    @Test func `TLS 1.2 and 1.3 are spoken, and nothing older`() async throws {
        try await withTemporaryFolder { folder in
            try await RunningServer.withTLS(folder) { server, _, _ in
                for version in ["2", "3"] {
                    let said = try await connect(server, folder, "-tls1_\(version)")
                    #expect(said.contains("New, TLSv1.\(version), Cipher is "), "\(said)")
                }
                for cipher in ["ECDHE-ECDSA-AES128-GCM-SHA256", "ECDHE-ECDSA-CHACHA20-POLY1305"] {
                    let said = try await connect(server, folder, "-tls1_2", "-cipher", cipher)
                    #expect(said.contains("New, TLSv1.2, Cipher is \(cipher)"), "\(said)")
                }
                let weak = try await connect(server, folder, "-tls1_2", "-cipher", "ECDHE-ECDSA-AES128-SHA")
                #expect(weak.contains("Cipher is (NONE)"), "\(weak)")
                let old = try await connect(server, folder, "-tls1_1")
                #expect(old.contains("Cipher is (NONE)"), "\(old)")
                #expect(old.contains("alert protocol version"), "\(old)")
            }
        }
    }

    @Test func `HTTP/2 and HTTP/1.1 give the same pages at the site's https address`() async throws {
        try await withTemporaryFolder { folder in
            try await RunningServer.withTLS(folder) { server, _, curl in
                #expect(server.origin == "https://127.0.0.1:\(server.port)")
                for path in ["/", "/", "/help", "/sign-in", "/nowhere", "/assets/0/css/base.css"] {
                    let new = try await curl("\(server.origin)\(path)", "--http2")
                    let old = try await curl("\(server.origin)\(path)", "--http1.1")
                    #expect(new.version == "2", "\(new.errors)")
                    #expect(old.version == "1.1", "\(old.errors)")
                    #expect(new.status == old.status)
                }
                let page = try await curl("\(server.origin)/", "--http2")
                #expect(page.text.contains("rel=\"canonical\" href=\"\(server.origin)/\""))
                // The largest form there is, and one that is larger.
                for (bytes, status) in [(8_000, 403), (100_000, 413)] {
                    let form = "t=forged&name=\(String(repeating: "x", count: bytes))"
                    for version in ["--http2", "--http1.1"] {
                        let answer = try await curl("\(server.origin)/sign-in", version, "--data-raw", form)
                        #expect(answer.status == status, "\(version) \(bytes): \(answer.errors)")
                    }
                }
                let code = try await server.terminate()
                #expect(code == 0)
            }
        }
    }

    @Test func `every answer says that the site is encrypted exactly where it is`() async throws {
        try await withTemporaryFolder { folder in
            for site in ["https://forum.example", "http://forum.example", "https://localhost", nil] {
                let environment = site.map { ["BANDSTAND_SITE_URL": $0] } ?? [:]
                try await RunningServer.with(folder, environment: environment) { server in
                    let requests = [
                        "GET / HTTP/1.1\r\nHost: a", "GET / HTTP/1.1\r\nHost: a",
                        "GET / HTTP/1.1\r\nHost: a\r\nIf-None-Match: *", "GET /nowhere HTTP/1.1\r\nHost: a",
                        "GET /latest/ HTTP/1.1\r\nHost: a", "POST /sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: 0",
                        "nonsense",
                    ]
                    for request in requests {
                        let connection = try server.connect()
                        connection.send("\(request)\r\nConnection: close\r\n\r\n")
                        let text = connection.receive(within: .seconds(10)).text
                        #expect(text.hasPrefix("HTTP/1.1 "), "\(request)")
                        let says = text.contains("\r\nStrict-Transport-Security: \(Self.year)\r\n")
                        #expect(says == (site == "https://forum.example"), "\(request)")
                        #expect(says == text.lowercased().contains("strict-transport-security"))
                    }
                }
            }
        }
    }

    @Test func `a server that speaks TLS says so for the site's own name alone`() async throws {
        try await withTemporaryFolder { folder in
            for site in ["https://forum.example", nil] {
                let environment = site.map { ["BANDSTAND_SITE_URL": $0] } ?? [:]
                try await RunningServer.withTLS(folder, environment: environment) { server, _, curl in
                    for path in ["/", "/nowhere", "/assets/0/css/base.css"] {
                        for version in ["--http2", "--http1.1"] {
                            let answer = try await curl("https://127.0.0.1:\(server.port)\(path)", version)
                            #expect(answer.header("Strict-Transport-Security") == (site == nil ? nil : Self.year))
                        }
                    }
                }
            }
        }
    }

    @Test func `browsers that ping before they ask are not thrown out`() async throws {
        try await withTemporaryFolder { folder in
            try await RunningServer.withTLS(folder) { server, certificate, _ in
                let client = try client("pings", server, certificate, folder)
                defer { client.end() }
                let code = try await client.exitCode(within: Program.patience)
                #expect(code == 0)
                #expect(client.output == "answered\npinged\nanswered\nclosed\n", "\(client.output)\(client.errors)")
            }
        }
    }

    @Test func `on SIGHUP a new certificate is taken, and a broken one is not`() async throws {
        try await withTemporaryFolder { folder in
            try await RunningServer.withTLS(folder) { server, first, curl in
                func put(_ other: Certificate) throws {
                    for (path, source) in [(first.certificate, other.certificate), (first.key, other.key)] {
                        try Data(contentsOf: URL(filePath: source)).write(to: URL(filePath: path), options: .atomic)
                    }
                }
                func reload(_ sign: String, _ count: Int) async throws {
                    server.process.send(SIGHUP)
                    let isDone = try await poll(within: Program.patience) {
                        server.process.errors.components(separatedBy: sign).count > count ? true : nil
                    }
                    #expect(isDone == true, "\(server.process.errors)")
                }
                let second = try Certificate(named: "second", in: folder)
                let trusting = Curl(folder, trusting: second)
                let health = "\(server.origin)/healthz"
                // Who is there already stays.
                let kept = try client("idle", server, first, folder)
                defer { kept.end() }
                try await wait(for: "answered", from: kept)
                #expect(try await trusting(health).code != 0)
                try put(second)
                try await reload("the certificate was read anew", 1)
                #expect(try await trusting(health).status == 200)
                #expect(kept.isRunning)
                let third = try Certificate(named: "third", in: folder)
                try Data(contentsOf: URL(filePath: third.key)).write(to: URL(filePath: first.key))
                try await reload("the one before stays in use", 1)
                #expect(server.process.errors.contains("is not the one of the certificate in"))
                try Data("nonsense".utf8).write(to: URL(filePath: first.certificate))
                try await reload("the one before stays in use", 2)
                try FileManager.default.removeItem(atPath: first.key)
                try await reload("the one before stays in use", 3)
                let answer = try await trusting(health)
                #expect(answer.status == 200)
                let code = try await server.terminate()
                #expect(code == 0)
            }
        }
    }

    private static let hurry = [
        "BANDSTAND_HEAD_SECONDS": "2", "BANDSTAND_BODY_SECONDS": "2", "BANDSTAND_IDLE_SECONDS": "2",
    ]

    @Test func `a handshake that stalls is cut off while others are served`() async throws {
        try await withTemporaryFolder { folder in
            try await RunningServer.withTLS(folder, environment: Self.hurry) { server, _, curl in
                let silent = try server.connect()
                let half = try server.connect()
                // The beginning of a hello that never ends.
                half.send("\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}")
                let plain = try server.connect()
                plain.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
                #expect(plain.receive(within: .seconds(10)).isClosed)
                let answer = try await curl("\(server.origin)/healthz")
                #expect(answer.status == 200)
                #expect(silent.receive(within: .seconds(10)).isClosed)
                #expect(half.receive(within: .seconds(10)).isClosed)
                #expect(server.process.isRunning)
            }
        }
    }

    @Test func `who asks nothing more by HTTP/2 is told so and left, whether they hear it or not`() async throws {
        try await withTemporaryFolder { folder in
            try await RunningServer.withTLS(folder, environment: Self.hurry) { server, certificate, _ in
                let client = try client("idle", server, certificate, folder)
                defer { client.end() }
                let code = try await client.exitCode(within: .seconds(20))
                #expect(code == 0)
                #expect(client.output == "answered\nfarewell\nclosed\n", "\(client.output)\(client.errors)")
            }
        }
    }

    @Test func `a form that never ends by HTTP/2 is waited for no longer than promised`() async throws {
        try await withTemporaryFolder { folder in
            try await RunningServer.withTLS(folder, environment: Self.hurry) { server, certificate, curl in
                let client = try client("half", server, certificate, folder)
                defer { client.end() }
                try await wait(for: "closed", from: client)
                #expect(client.output == "reset\nfarewell\nclosed\n", "\(client.output)")
                let answer = try await curl("\(server.origin)/healthz")
                #expect(answer.status == 200)
            }
        }
    }

    @Test func `connections that ask nothing make room for readers`() async throws {
        try await withTemporaryFolder { folder in
            try await RunningServer.withTLS(folder, environment: ["BANDSTAND_MAX_CONNECTIONS": "5"]) {
                server, certificate, curl in
                let idle = try client("idle", server, certificate, folder)
                defer { idle.end() }
                try await wait(for: "answered", from: idle)
                let silent = try (0..<10).map { _ in try server.connect() }
                // All are in by the time that six have had to go: none comes after the readers and takes their place.
                try await wait(for: "closed", from: idle)
                let areIn = try await poll(within: Program.patience) {
                    silent.filter { $0.receive(within: .milliseconds(20)).isClosed }.count >= 5 ? true : nil
                }
                #expect(areIn == true)
                for version in ["--http2", "--http1.1"] {
                    let answer = try await curl("\(server.origin)/healthz", version)
                    #expect(answer.status == 200, "\(answer.errors)")
                }
            }
        }
    }

    @Test func `it ends in time, with connections by HTTP/2 open that hear nothing`() async throws {
        try await withTemporaryFolder { folder in
            try await RunningServer.withTLS(folder) { server, certificate, _ in
                let idle = try client("idle", server, certificate, folder)
                let half = try client("half", server, certificate, folder)
                defer {
                    idle.end()
                    half.end()
                }
                try await wait(for: "answered", from: idle)
                let silent = try server.connect()
                let code = try await server.terminate()
                #expect(code == 0, "\(server.process.errors)")
                #expect(silent.receive(within: .seconds(1)).isClosed)
                try await wait(for: "closed", from: idle)
                #expect(idle.output == "answered\nfarewell\nclosed\n")
            }
        }
    }
}
