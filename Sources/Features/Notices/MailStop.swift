import Storage

/// What a member wants no more mail about.
package enum MailStop: Sendable, Equatable {
    case thread(Discussion.ID)
    case kind(Notice.Kind)
    case digest
    case all

    /// As it is written down.
    var scope: String {
        switch self {
        case .thread(let discussion): "discussion:\(discussion)"
        case .kind(let kind): "kind:\(kind.rawValue)"
        case .digest: "digest"
        case .all: "all"
        }
    }

    /// A thread as it is written down, its number an expression of a statement.
    static func threadScope(_ number: SQLText) -> SQLText { "'discussion:' || \(number)" }

    /// Nil for a text that `scope` never makes.
    init?(scope: String) {
        let parts = scope.split(separator: ":", maxSplits: 1).map(String.init)
        switch (parts.first, parts.dropFirst().first) {
        case ("discussion", let id?):
            guard let number = Int64(id) else { return nil }
            self = .thread(Discussion.ID(rawValue: number))
        case ("kind", let name?):
            guard let kind = Notice.Kind(rawValue: name) else { return nil }
            self = .kind(kind)
        case ("digest", nil): self = .digest
        case ("all", nil): self = .all
        default: return nil
        }
    }
}

extension Keys {
    /// What stands in a link that stops mail: good without signing in, as often as it is used, for as long as the key.
    ///
    /// It is sealed, so that the link tells nobody whose it is.
    func stopToken(for member: Member.ID, _ stop: MailStop) throws -> String {
        Base64URL.text(try sealed(Array("\(member) \(stop.scope)".utf8), for: .mailStop))
    }

    /// Whom and what a link is about; nil for one that we never made.
    func mailStop(in token: String) -> (member: Member.ID, stop: MailStop)? {
        guard token.utf8.count <= Self.longestStopToken, let bytes = Base64URL.bytes(token),
            let opened = opened(bytes, for: .mailStop)
        else { return nil }
        let parts = String(decoding: opened, as: UTF8.self).split(separator: " ").map(String.init)
        guard parts.count == 2, let member = Int64(parts[0]), let stop = MailStop(scope: parts[1]) else { return nil }
        return (Member.ID(rawValue: member), stop)
    }

    /// Letters that the longest of our links takes, and some.
    private static let longestStopToken = 200
}
