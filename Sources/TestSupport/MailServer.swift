package import Foundation

/// A real mail server as a child process, and the folder where it keeps what it took.
package final class MailServer: Sendable {
    package let folder: URL
    package let port: Int
    private let process: Process

    /// It ended, or was not listening in time; with what it complained of.
    package struct DidNotStart: Error, CustomStringConvertible {
        package let description: String
    }

    /// Starts a server with these flags of `smtp_server.py` and waits until it listens.
    package init(_ flags: [String]) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "bandstand-mail-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let process = Process()
        process.executableURL = Self.checkout.appending(path: ".tools/venv/bin/python")
        process.arguments =
            [Self.checkout.appending(path: "Tests/DeliveryTests/smtp_server.py").path, folder.path] + flags
        process.standardInput = FileHandle.nullDevice
        // Its complaints about a client that breaks off are part of the test.
        do {
            try Data().write(to: folder.appending(path: "errors"))
            process.standardError = try FileHandle(forWritingTo: folder.appending(path: "errors"))
            try process.run()
            port = try await Self.port(in: folder, of: process)
        } catch {
            Self.end(process, folder)
            throw error
        }
        self.folder = folder
        self.process = process
    }

    private static func port(in folder: URL, of process: Process) async throws -> Int {
        let end = ContinuousClock.now + ChildProcess.patience
        while process.isRunning, ContinuousClock.now < end {
            let text = FileManager.default.contents(atPath: folder.appending(path: "port").path) ?? Data()
            if let port = Int(String(decoding: text, as: UTF8.self)) { return port }
            try await Task.sleep(for: .milliseconds(10))
        }
        let complaint = FileManager.default.contents(atPath: folder.appending(path: "errors").path) ?? Data()
        let state = process.isRunning ? "does not listen after \(ChildProcess.patience)" : "ended"
        throw DidNotStart(description: "The mail server \(state): \(String(decoding: complaint, as: UTF8.self))")
    }

    private static var checkout: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    }

    /// Ends the server at once and removes its folder.
    package func end() {
        Self.end(process, folder)
    }

    private static func end(_ process: Process, _ folder: URL) {
        if process.isRunning {
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }
        try? FileManager.default.removeItem(at: folder)
    }

    /// The mails it took, in order, without their envelopes.
    package func mails() throws -> [[UInt8]] {
        try files(".eml").map { Array(try Data(contentsOf: $0)) }
    }

    /// Sender and recipient of each mail it took.
    package func envelopes() throws -> [[String]] {
        try files(".envelope").map {
            try String(contentsOf: $0, encoding: .utf8).split(separator: "\n").map(String.init)
        }
    }

    /// How often someone connected.
    package func connections() throws -> Int {
        let file = folder.appending(path: "connections")
        guard FileManager.default.fileExists(atPath: file.path) else { return 0 }
        return Int(try String(contentsOf: file, encoding: .utf8)) ?? 0
    }

    private func files(_ suffix: String) throws -> [URL] {
        let numbers = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(suffix) }.compactMap { Int($0.dropLast(suffix.count)) }
        return numbers.sorted().map { folder.appending(path: "\($0)\(suffix)") }
    }
}

/// Lends a mail server to `body` and ends it afterwards, whatever happens.
package func withMailServer<Result>(
    _ flags: String..., body: (MailServer) async throws -> Result
) async throws -> Result {
    try await withMailServer(flags, body: body)
}

/// Lends a mail server to `body` and ends it afterwards, whatever happens.
package func withMailServer<Result>(_ flags: [String], body: (MailServer) async throws -> Result) async throws -> Result
{
    let server = try await MailServer(flags)
    defer { server.end() }
    return try await body(server)
}
