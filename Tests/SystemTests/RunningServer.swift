import Foundation
import TestSupport
import Testing

/// The program as it was built beside these tests.
enum Program {
    static let url = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent().appending(path: "bandstand")

    /// The checkout: `Tests/SystemTests/RunningServer.swift` lies three levels below.
    static let checkout = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static let patience = ChildProcess.patience

    /// What is promised after SIGTERM.
    static let shutdown = Duration.seconds(5)

    /// Runs a command to its end.
    static func run(
        _ arguments: String..., environment: [String: String] = [:], in folder: URL, directory: URL = checkout
    ) async throws -> (code: Int32, output: String, errors: String) {
        let child = try ChildProcess(
            url, arguments, environment: environment, folder: folder, directory: directory)
        defer { child.end() }
        let code = try #require(try await child.exitCode(within: patience), "the command did not end")
        return (code, child.output, child.errors)
    }
}

/// A server on a free port, over a database of its own.
struct RunningServer {
    let process: ChildProcess
    let port: Int
    let origin: String
    /// The port where readers are sent on from, when it was asked for.
    let plainPort: Int?

    /// Starts a server in `folder`, lends it to `body` and ends it.
    static func with<Result>(
        _ folder: URL, environment: [String: String] = [:], _ body: (RunningServer) async throws -> Result
    ) async throws -> Result {
        let server = try await RunningServer(folder, environment: environment)
        defer { server.process.end() }
        return try await body(server)
    }

    private init(_ folder: URL, environment: [String: String]) async throws {
        let database = folder.appending(path: "bandstand.sqlite").path
        let process = try ChildProcess(
            Program.url, ["serve", "--port", "0", "--database", database],
            environment: environment, folder: folder, directory: Program.checkout)
        let line = try await poll(within: Program.patience) { () -> String? in
            if !process.isRunning { return "" }
            // Further lines are written together with it.
            return process.output.split(separator: "\n").first { $0.hasPrefix("Bandstand is ready at ") }.map(
                String.init)
        }
        guard let line, let match = line.wholeMatch(of: /Bandstand is ready at (https?:\/\/127\.0\.0\.1:(\d+))/),
            let port = Int(match.2)
        else {
            process.end()
            Issue.record("the server did not become ready: \(process.output)\(process.errors)")
            throw CancellationError()
        }
        self.process = process
        self.port = port
        origin = String(match.1)
        plainPort = process.output.firstMatch(of: /Whoever asks http:\/\/127\.0\.0\.1:(\d+) is sent on\n/)
            .flatMap { Int($0.1) }
    }

    /// Starts a server that speaks TLS and has a certificate for 127.0.0.1.
    static func withTLS<Result>(
        _ folder: URL, environment: [String: String] = [:],
        _ body: (RunningServer, Certificate, Curl) async throws -> Result
    ) async throws -> Result {
        let certificate = try Certificate(in: folder)
        let environment = environment.merging(certificate.settings) { $1 }
        return try await with(folder, environment: environment) { server in
            try await body(server, certificate, Curl(folder, trusting: certificate))
        }
    }

    func connect(receiveBytes: Int? = nil) throws -> RawConnection {
        try RawConnection(port: port, receiveBytes: receiveBytes)
    }

    /// Asks on a connection of its own and waits for the whole answer.
    func get(_ target: String, _ fields: String = "") throws -> RawConnection.Received {
        let connection = try connect()
        connection.send("GET \(target) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\(fields)\r\n")
        return connection.receive(within: .seconds(10))
    }

    /// Sends SIGTERM and says how it ended, or nil when it still runs after what is promised.
    func terminate() async throws -> Int32? {
        process.send(SIGTERM)
        return try await process.exitCode(within: Program.shutdown)
    }
}

extension Certificate {
    /// The settings of a server that has it.
    var settings: [String: String] {
        ["BANDSTAND_TLS_CERTIFICATE": certificate, "BANDSTAND_TLS_KEY": key]
    }
}
