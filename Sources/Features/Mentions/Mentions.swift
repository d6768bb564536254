import Prose
import Storage

/// Members who are called by name in what somebody writes.
enum Mentions {
    /// Names that are looked at, whatever the rules let pass.
    static let most = ProseLimits.mentions

    /// The names that a source of Markdown calls, as typed, each once: none from code, quotes or links.
    static func names(in source: String) -> [String] {
        source.utf8.contains(UInt8(ascii: "@")) ? ProseRenderer.mentions(in: source) : []
    }
}

extension Transaction {
    /// The members who bear names, in the order of the names, each once; nobody for a name that nobody bears.
    func mentioned(_ names: [String], atMost most: Int = Mentions.most) throws -> [Member.ID] {
        let folded = names.prefix(most).map(Fold.name)
        guard !folded.isEmpty else { return [] }
        let found = try all(.members(calledAmong: folded))
        let byName = Dictionary(found.map { ($0.name, $0.id) }) { first, _ in first }
        var members: [Member.ID] = []
        for name in folded {
            if let member = byName[name], !members.contains(member) { members.append(member) }
        }
        return members
    }
}

/// Somebody who can be called.
struct CalledMember: Sendable {
    let id: Member.ID
    /// Folded.
    let name: String
}

extension Query where Row == CalledMember {
    /// Members in good standing among those with these folded names.
    static func members(calledAmong names: [String]) -> Self {
        Query(
            """
            SELECT id, folded_name FROM member
            WHERE folded_name IN (\(list: names)) AND state = 'active'
            """
        ) { CalledMember(id: try $0.next(), name: try $0.next()) }
    }
}
