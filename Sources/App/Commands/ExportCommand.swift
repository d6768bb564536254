import ArgumentParser
import Features
import Foundation
import SQLiteStorage

/// `bandstand export …`: writes out what the community holds.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write out what the community holds.", subcommands: [ExportMboxCommand.self])
}

/// `bandstand export mbox`: a board as a mailbox.
struct ExportMboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mbox",
        abstract: "Write a board as a mailbox.",
        discussion: """
            It holds what a guest can read: mail as text/plain, Markdown as text/markdown, References complete. \
            Authors' addresses are replaced by names that no mail reaches.
            """)

    @Option(help: "The board's slug.")
    var board: String

    @Option(help: "The file to write; it must not exist. (default: standard output)")
    var output: String?

    @OptionGroup var place: PlaceOptions

    func run() async throws {
        let settings = try place.settings()
        let assembly = try await Assembly.look(settings, logger: JSONLines.logger(level: settings.logLevel))
        guard try await assembly.community.boards.show(slug: board, at: nil, for: .guest) != nil else {
            throw CommandFailure("There is no board \(board) that everyone may read.")
        }
        let count: Int
        do {
            count = try await write(assembly.community.export)
        } catch let error as CocoaError {
            let cause = (error.underlying as? POSIXError)?.localizedDescription ?? error.localizedDescription
            throw CommandFailure("\(output ?? "Standard output") could not be written: \(cause)")
        }
        try assembly.store.close()
        FileHandle.standardError.write(Data("\(count) messages written.\n".utf8))
    }

    private func write(_ export: MboxExport) async throws -> Int {
        guard let output else { return try await Self.write(board, of: export, to: .standardOutput) }
        return try await NewFile.with(output) { [board] target in
            let count = try await Self.write(board, of: export, to: target.handle)
            try target.keep()
            return count
        }
    }

    private static func write(_ board: String, of export: MboxExport, to file: FileHandle) async throws -> Int {
        try await export.write(boardSlug: board, for: .guest) { try file.write(contentsOf: Data($0)) } ?? 0
    }
}
