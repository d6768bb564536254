import ArgumentParser
import Features
import Foundation

/// `bandstand member suspend`: keeps a member from writing for a while.
struct MemberSuspendCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "suspend",
        abstract: "Keep a member from writing, or let them write again.",
        usage: """
            bandstand member suspend NAME --reason TEXT [--days N]
            bandstand member suspend NAME --lift
            """,
        discussion: "They can still sign in, read, and have what is theirs. A suspension replaces the one before.")

    @Argument(help: "The member's name.")
    var name: String

    @Option(help: "Why; they read it.")
    var reason: String?

    @Option(help: "For how many days. (default: until it is lifted)")
    var days: Int?

    @Flag(help: "End the suspension now.")
    var lift = false

    @OptionGroup var place: PlaceOptions

    /// Ten years: whoever is to stay away for longer is suspended without an end.
    private static let maximumDays = 3_650

    func validate() throws {
        guard lift != (reason != nil) else { throw ValidationError("Give a --reason, or --lift.") }
        guard !lift || days == nil else { throw ValidationError("--lift takes no --days.") }
        if let days, !(1...Self.maximumDays).contains(days) {
            throw ValidationError("--days is a number from 1 to \(Self.maximumDays).")
        }
    }

    func run() async throws {
        try await place.withCommunity { community in
            guard let reason else {
                try await community.members.lift(name, by: .console)
                print("\(name) is not suspended any more.")
                return
            }
            let until = days.map { Moment(.now).advanced(seconds: Int64($0) * Moment.day) }
            try await community.members.suspend(name, until: until, reason: reason, by: .console)
            print("\(name) is suspended \(Self.span(until)).")
        }
    }

    /// What a suspension says, on one line.
    static func text(_ suspension: Suspension) -> String {
        "\(span(suspension.until)): \(suspension.reason)"
    }

    private static func span(_ end: Moment?) -> String {
        end.map { "until \(MemberJSON.time($0))" } ?? "until it is lifted"
    }
}
