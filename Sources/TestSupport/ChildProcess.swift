package import Foundation

/// A program of ours run as its own process, its output kept in files.
package final class ChildProcess: Sendable {
    /// Long enough for a debug build among a thousand tests on a busy machine.
    package static let patience = Duration.seconds(180)

    private let process: Process
    private let outputFile: URL
    private let errorFile: URL

    /// Starts `program`; `environment` is added to this process's own, without its BANDSTAND_ settings.
    ///
    /// - Parameters:
    ///   - folder: where the output is kept.
    ///   - directory: the working directory.
    package init(
        _ program: URL, _ arguments: [String], environment: [String: String] = [:], folder: URL, directory: URL
    ) throws {
        let name = UUID().uuidString
        outputFile = folder.appending(path: "\(name).out")
        errorFile = folder.appending(path: "\(name).err")
        try Data().write(to: outputFile)
        try Data().write(to: errorFile)
        process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = directory
        let inherited = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("BANDSTAND_") }
        process.environment = inherited.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: outputFile)
        process.standardError = try FileHandle(forWritingTo: errorFile)
        try process.run()
    }

    /// What it wrote to standard output so far.
    package var output: String { Self.text(outputFile) }

    /// What it wrote to standard error so far.
    package var errors: String { Self.text(errorFile) }

    package var isRunning: Bool { process.isRunning }

    /// Sends a signal, such as SIGTERM.
    package func send(_ signal: Int32) {
        if process.isRunning { kill(process.processIdentifier, signal) }
    }

    /// Sends a signal the moment `sign` is in what it writes to standard error.
    package func send(_ signal: Int32, onceErrorsContain sign: String) {
        send(signal, once: { [self] in errors.contains(sign) })
    }

    /// Sends a signal the moment `isTime` says so.
    ///
    /// Watched from a thread of its own, because a busy test run may keep a task waiting until all is over.
    package func send(_ signal: Int32, once isTime: @escaping @Sendable () -> Bool) {
        let watcher = Thread { [self] in
            while process.isRunning {
                if isTime() {
                    send(signal)
                    return
                }
                Thread.sleep(forTimeInterval: 0.002)
            }
        }
        watcher.start()
    }

    /// The exit code once it has ended, or nil when it still runs after `limit`.
    package func exitCode(within limit: Duration) async throws -> Int32? {
        try await poll(within: limit) { process.isRunning ? nil : process.terminationStatus }
    }

    /// Ends it at once; for the end of a test.
    package func end() {
        send(SIGKILL)
        process.waitUntilExit()
    }

    private static func text(_ file: URL) -> String {
        String(decoding: FileManager.default.contents(atPath: file.path) ?? Data(), as: UTF8.self)
    }
}

/// Asks again and again until there is an answer; nil when there is none within `limit`.
package func poll<Answer>(within limit: Duration, _ question: () throws -> Answer?) async throws -> Answer? {
    let end = ContinuousClock.now + limit
    while true {
        if let answer = try question() { return answer }
        guard ContinuousClock.now < end else { return nil }
        try await Task.sleep(for: .milliseconds(10))
    }
}
