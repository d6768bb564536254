import ArgumentParser
import Features
import Foundation
import Web

/// `bandstand member invite`: links for people to join by, where it takes one.
struct MemberInviteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invite",
        abstract: "Make a link that people join by; list such links, and take one back.",
        usage: """
            bandstand member invite [--role ROLE] [--uses NUMBER]
            bandstand member invite --list
            bandstand member invite --revoke ID
            """,
        discussion: "Whoever follows it answers the age screen like everybody else.")

    @Option(help: "What those who come by it are to be. (default: member)")
    var role: Member.Standing?

    @Option(help: "How many it lets in, from 1 to 100. (default: 1)")
    var uses: Int?

    @Flag(help: "List the links that were made.")
    var list = false

    @Option(help: "Take the link with this number back.")
    var revoke: Int64?

    @OptionGroup var place: PlaceOptions

    func validate() throws {
        let ways = [list, revoke != nil, role != nil || uses != nil]
        guard ways.count(where: \.self) <= 1 else { throw ValidationError("Make a link, list them, or take one back.") }
    }

    func run() async throws {
        try await place.withCommunity { community in
            do {
                try await run(community)
            } catch let error as InvitationError {
                throw CommandFailure(error.sentence)
            }
        }
    }

    private func run(_ community: Community) async throws {
        let invitations = community.invitations
        if let revoke {
            try await invitations.revoke(Invitation.ID(rawValue: revoke), by: .console)
            print("Nobody joins by link \(revoke) any more.")
        } else if list {
            let now = Moment(.now)
            for line in try await invitations.list(for: .console).map({ Self.line($0, at: now) }) { print(line) }
        } else {
            let secret = try await invitations.make(for: role ?? .member, uses: uses ?? 1, by: .console)
            print("Join by invitation: \(community.site.origin)\(Link.join(invitedBy: secret))")
        }
    }

    private static func line(_ invitation: Invitation, at now: Moment) -> String {
        let state =
            if invitation.isRevoked { "taken back" } else if invitation.isUsable(at: now) {
                "lets in \(invitation.usesLeft) until \(MemberJSON.day(invitation.expiresAt))"
            } else { invitation.usesLeft > 0 ? "too old" : "used up" }
        return "\(invitation.id)  \(invitation.standing.rawValue)  by \(invitation.by ?? "the console")  \(state)"
    }
}
