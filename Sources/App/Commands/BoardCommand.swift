import ArgumentParser
import Features

/// `bandstand board …`: what boards are for.
struct BoardCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "board", abstract: "Change what boards are for.", subcommands: [BoardAnswersCommand.self])
}

/// `bandstand board answers`: a board of questions.
struct BoardAnswersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "answers",
        abstract: "Make a board one of questions.",
        discussion: """
            Whoever asked, or a moderator, marks one of the replies as the answer. The board lists what is solved, and \
            what waits for an answer, apart.
            """)

    @Argument(help: "The board's place in addresses: /b/SLUG.")
    var board: String

    @Flag(help: "It is one of questions no longer; what was marked is shown again when it is.")
    var remove = false

    @OptionGroup var place: PlaceOptions

    func run() async throws {
        try await place.withCommunity { try await change($0) }
        print("/b/\(board) \(remove ? "takes no answers any longer" : "takes answers").")
    }

    private func change(_ community: Community) async throws {
        do {
            try await community.boards.takeAnswers(!remove, on: board, by: .console)
        } catch {
            throw CommandFailure(error == .missing ? "There is no board \(board)." : error.sentence)
        }
    }
}
