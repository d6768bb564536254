import ArgumentParser
import Features
import Foundation
import Web

/// `bandstand member add`: a link for somebody to come in by.
struct MemberAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Make a link that signs somebody in, once, within a day.",
        discussion: """
            Somebody new is made a member of that name, who answers the age screen when they come. For somebody who is \
            here it is the way back in. Links of theirs from before are good no more.
            """)

    @Argument(help: "The member's name.")
    var name: String

    @Option(help: "What somebody new is to be. (default: member)")
    var role: Member.Standing?

    @OptionGroup var place: PlaceOptions

    func run() async throws {
        try await place.withCommunity { community in
            let added = try await community.members.add(name, as: role, by: .console)
            if added.isNew {
                let line = "\(added.name) was added, as \(added.standing.withArticle).\n"
                FileHandle.standardError.write(Data(line.utf8))
            }
            print("Sign in as \(added.name): \(community.site.origin)\(Link.signIn(by: added.link))")
        }
    }
}
