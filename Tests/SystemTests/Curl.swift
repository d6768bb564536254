import Foundation
import TestSupport
import Testing

/// The client that everybody has, as a child process.
struct Curl {
    /// Where its output is kept.
    let folder: URL
    /// The file of the authority that it trusts.
    let authority: String?

    init(_ folder: URL, trusting certificate: Certificate? = nil) {
        self.folder = folder
        authority = certificate?.certificate
    }

    /// What came of a request.
    struct Answer {
        /// The exit code: 0 for any whole answer.
        let code: Int32
        /// The head and the body, as they came.
        let text: String
        let errors: String

        /// `1.1` or `2`.
        var version: String { text.prefixMatch(of: #/HTTP/(\S+) /#).map { String($0.1) } ?? "" }
        var status: Int { text.prefixMatch(of: #/HTTP/\S+ (\d{3})/#).flatMap { Int($0.1) } ?? 0 }

        func header(_ name: String) -> String? {
            text.split(separator: "\r\n", omittingEmptySubsequences: false).prefix { !$0.isEmpty }
                .first { $0.lowercased().hasPrefix("\(name.lowercased()): ") }
                .map { String($0.dropFirst(name.count + 2)) }
        }
    }

    func callAsFunction(_ url: String, _ arguments: String...) async throws -> Answer {
        try await run(url, arguments)
    }

    private func run(_ url: String, _ arguments: [String]) async throws -> Answer {
        let trust = authority.map { ["--cacert", $0] } ?? []
        let child = try ChildProcess(
            URL(filePath: "/usr/bin/curl"), ["-sS", "-i", "--noproxy", "*"] + trust + arguments + [url],
            folder: folder, directory: folder)
        defer { child.end() }
        let code = try #require(try await child.exitCode(within: Program.patience), "curl did not end")
        return Answer(code: code, text: child.output, errors: child.errors)
    }
}
