import Features
import Web

/// Links that sign in as members of the demo community, one of each standing: for trying it on this machine.
enum DemoLinks {
    /// Who is signed in, in the order in which they are printed.
    static let names = ["old_ivories", "maren.holt", "tess.larkhill"]

    /// A line for each member who is there; each link works once, for a day, and those printed before it no more.
    static func make(in community: Community) async throws -> [String] {
        var lines: [String] = []
        for name in names {
            do {
                let secret = try await community.signIns.issueLink(for: name, by: .console)
                lines.append("Sign in as \(name): \(community.site.origin)\(Link.signIn(by: secret))")
            } catch SignInsError.missing {
                // Another community, or one whose demo is not complete.
                continue
            }
        }
        return lines
    }
}
