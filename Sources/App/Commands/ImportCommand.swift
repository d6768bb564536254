import ArgumentParser
import Features
import Foundation
import MessageFormat
import SQLiteStorage

/// `bandstand import …`: brings in what was published elsewhere.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Bring in what was published elsewhere.",
        subcommands: [ImportMboxCommand.self])
}

/// `bandstand import mbox`: a mailing list's archive into a board.
struct ImportMboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mbox",
        abstract: "Bring a mailing list's archive into a board.",
        discussion: """
            Files are in mbox form, plain or gzip. Threads follow References and In-Reply-To, then the subject. What is \
            there already is left alone, so a run that was stopped is finished by the next. Authors' addresses are \
            sealed; no page shows one.
            """)

    @Argument(help: "The archive's files.")
    var files: [String]

    @Option(help: "The board's place in addresses: /b/SLUG. It is made when it is missing.")
    var board: String

    @Option(help: "The name of a board that is made. (default: the slug)")
    var name: String?

    @Option(help: "The news group's name of a board that is made. (default: archive.SLUG)")
    var group: String?

    @Flag(help: "A board that is made is one of questions: one of the replies may be marked as the answer.")
    var answers = false

    @OptionGroup var place: PlaceOptions

    private var draft: BoardDraft {
        BoardDraft(
            slug: board, name: name ?? board, description: "From the archive of a mailing list.", category: "Archives",
            groupName: group ?? "archive.\(board)", takesAnswers: answers)
    }

    func validate() throws {
        do {
            try draft.checkNames()
        } catch {
            throw ValidationError(error.sentence)
        }
    }

    func run() async throws {
        let settings = try place.settings()
        try MboxImport.check(files)
        let assembly = try await Assembly.open(settings, logger: JSONLines.logger(level: settings.logLevel))
        let community = assembly.community
        let id = try await openBoard(in: community)
        let files = files
        let run = MboxImport(archive: community.archive, by: .importer, now: assembly.surroundings.now())
        let total = try await StopRequest.listening { try await Self.run(run, files, into: id, until: $0) }
        try assembly.store.close()
        print(ImportSummary.text(total, board: board))
        if total.wasStopped || total.wasCutShort { throw ExitCode(1) }
    }

    private static func run(
        _ run: MboxImport, _ files: [String], into board: Board.ID, until stop: StopRequest
    ) async throws -> ImportReport {
        var total = ImportReport()
        for file in files where !total.wasStopped {
            let display = ProgressDisplay(file: file, console: .standardError)
            defer { display.finish() }
            do {
                let report = try await run.run(
                    file, into: board, progress: { display.show($0) }, shouldStop: { stop.isRequested })
                total.add(report)
            } catch let error as PostingError {
                throw CommandFailure(
                    "\(file) was not brought in to its end: \(error.sentence) "
                        + "What was added stays; the same command goes on from there.")
            }
        }
        return total
    }

    private func openBoard(in community: Community) async throws -> Board.ID {
        do {
            return try await community.boards.open(
                draft, by: .importer)
        } catch {
            throw CommandFailure(error.sentence)
        }
    }
}

/// Why a command could not do its work, in one sentence.
struct CommandFailure: Error, CustomStringConvertible {
    let description: String

    init(_ sentence: String) {
        description = sentence
    }
}
