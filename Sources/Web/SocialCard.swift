/// What other sites show of a link to a page (The Open Graph protocol): words, no pictures of people.
struct SocialCard: Sendable {
    /// What a page is, in that protocol's words.
    enum Kind: String, Sendable {
        case article
        case website
    }

    let kind: String
    let title: HTML
    let address: HTML
    let description: HTML?

    /// Nil for pages that are not to be found.
    init?(_ head: Head, origin: String) {
        guard let path = head.path, !head.isHidden else { return nil }
        kind = head.kind.rawValue
        title = head.headline ?? head.title
        address = "\(origin + path)"
        description = head.summary.flatMap { $0.isEmpty ? nil : "\($0)" }
    }
}
