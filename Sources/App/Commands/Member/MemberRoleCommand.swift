import ArgumentParser
import Features

/// `bandstand member role`: what a member may do, everywhere or on one board.
struct MemberRoleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "role",
        abstract: "Give a member another role, or a board to moderate.",
        usage: """
            bandstand member role NAME member|moderator|administrator
            bandstand member role NAME --board SLUG [--remove]
            """)

    @Argument(help: "The member's name.")
    var name: String

    @Argument(help: "What they are to be; it ends their sign-ins.")
    var role: Member.Standing?

    @Option(help: "The board that they are to moderate, by its slug.")
    var board: String?

    @Flag(help: "They are to moderate that board no longer.")
    var remove = false

    @OptionGroup var place: PlaceOptions

    func validate() throws {
        guard (role == nil) != (board == nil) else {
            throw ValidationError("Name a role or, by --board, a board.")
        }
        guard !remove || board != nil else { throw ValidationError("--remove takes a --board.") }
    }

    func run() async throws {
        try await place.withCommunity { community in
            if let board {
                try await community.members.moderate(board: board, name, isOn: !remove, by: .console)
                print("\(name) \(remove ? "moderates /b/\(board) no longer" : "moderates /b/\(board)").")
            } else if let role {
                try await community.members.setStanding(role, of: name, by: .console)
                print("\(name) is \(role.withArticle).")
            }
        }
    }
}
