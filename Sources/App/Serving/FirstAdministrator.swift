import Features
import Web

/// The way in for whoever sets a community up: a link, as long as no administrator can sign in by themselves.
enum FirstAdministrator {
    /// The name that they get, and may change once they are in.
    private static let name = "administrator"

    /// A line with a link that works once, for a day; links printed before it are good no more.
    ///
    /// Nil when there is an administrator with a password, or when that name has become somebody else's.
    static func line(in community: Community) async throws -> String? {
        guard try await !community.members.hasAdministrator(by: .console) else { return nil }
        do {
            let added = try await community.members.add(name, as: .administrator, by: .console)
            return "Make the first administrator: \(community.site.origin)\(Link.signIn(by: added.link))"
        } catch MemberError.otherStanding, MemberError.held, MemberError.nameTaken {
            return nil
        }
    }
}
