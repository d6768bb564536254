/// What a composer is open for: one form, one draft of each member, one token.
package enum ComposerTarget: Sendable, Equatable, Hashable {
    case newDiscussion(in: Board.ID)
    case reply(to: Post.ID)
    case edit(Post.ID)

    /// How it is stored and sent: "board:3", "reply:5", "edit:9".
    package var key: String {
        switch self {
        case .newDiscussion(let board): "board:\(board)"
        case .reply(let parent): "reply:\(parent)"
        case .edit(let post): "edit:\(post)"
        }
    }

    /// Nil for a text that `key` never makes.
    package init?(key: String) {
        guard key.utf8.count <= Self.longestKey, let colon = key.utf8.firstIndex(of: UInt8(ascii: ":")),
            let id = Int64(key[key.index(after: colon)...]), id > 0
        else { return nil }
        switch key[..<colon] {
        case "board": self = .newDiscussion(in: Board.ID(rawValue: id))
        case "reply": self = .reply(to: Post.ID(rawValue: id))
        case "edit": self = .edit(Post.ID(rawValue: id))
        default: return nil
        }
        // "+5" and "05" are numbers, too: each target has one key.
        guard self.key == key else { return nil }
    }

    /// The longest word, a colon, and the digits of the largest id.
    private static let longestKey = 6 + 19
}
