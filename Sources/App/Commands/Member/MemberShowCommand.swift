import ArgumentParser
import Features
import Foundation

/// `bandstand member show`: all that is known of a member.
struct MemberShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show what is known of a member.")

    @Argument(help: "The member's name.")
    var name: String

    @Flag(help: "Print a JSON object.")
    var json = false

    @OptionGroup var place: PlaceOptions

    func run() async throws {
        try await place.withCommunity { community in
            let record = try await community.members.show(name, by: .console)
            print(try json ? PrettyJSON.text(MemberJSON(record)) : Self.text(record))
        }
    }

    private static func text(_ record: MemberRecord) -> String {
        let (entry, access) = (record.entry, record.access)
        let address = access?.address.map { $0.text + (access?.isAddressConfirmed == true ? "" : " (not confirmed)") }
        let lines: [(String, String?)] = [
            ("Name", entry.name),
            ("Role", entry.standing.rawValue),
            ("Boards", record.boards.isEmpty ? nil : "moderates \(record.boards.joined(separator: ", "))"),
            ("State", entry.state.rawValue),
            ("Suspended", record.suspension.map(MemberSuspendCommand.text)),
            ("Joined", MemberJSON.day(entry.joinedAt)),
            ("Age", entry.age.map { $0.band.rawValue + ($0.doubtedAt == nil ? "" : " (in doubt)") }),
            ("Address", address ?? "none"),
            ("Password", access?.hasPassword == true ? "yes" : "none"),
            ("Second factor", access?.hasSecondFactor == true ? "yes" : "none"),
        ]
        let width = lines.map(\.0.count).max() ?? 0
        return lines.compactMap { label, value in
            value.map { "\(label.padding(toLength: width, withPad: " ", startingAt: 0))  \($0)" }
        }.joined(separator: "\n")
    }
}
