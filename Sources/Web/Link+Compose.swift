import Features

/// Addresses where members write, and of what became of it.
extension Link {
    static let drafts = "/account/drafts"
    static let discardDraft = "/account/drafts/discard"
    static let keys = "/help/keys"

    /// Where a draft is read that can go nowhere any more.
    static func draft(_ target: ComposerTarget) -> String {
        "\(drafts)/text/\(target.key)"
    }

    /// Whether people write at a path.
    static func isOfWriting(_ path: String) -> Bool {
        func ends(_ verbs: String...) -> Bool { verbs.contains { path.hasSuffix("/\($0)") } }
        if path.hasPrefix("/b/") { return ends("new") }
        if path.hasPrefix("/p/") { return ends("reply", "edit", "report", "remove", "hide") }
        return path.hasPrefix("/d/") ? ends("lock", "pin", "retitle") : path.hasPrefix("\(queue)/")
    }

    /// The post that is changed at a path; nil where none is.
    static func written(at path: String) -> String? {
        path.hasPrefix("/p/") && path.hasSuffix("/edit") ? String(path.dropLast("/edit".count)) : nil
    }

    static func newThread(inBoard slug: String) -> String {
        "\(board(slug))/new"
    }

    static func reply(to id: Post.ID) -> String {
        "\(post(id))/reply"
    }

    /// A reply that begins with the post's words.
    static func quote(_ id: Post.ID) -> String {
        "\(reply(to: id))?quote=1"
    }

    static func edit(_ id: Post.ID) -> String {
        "\(post(id))/edit"
    }

    static func delete(_ id: Post.ID) -> String {
        "\(post(id))/delete"
    }

    static func versions(of id: Post.ID) -> String {
        "\(post(id))/versions"
    }

    static func hide(version number: Int, of id: Post.ID) -> String {
        "\(versions(of: id))/\(number)/hide"
    }

    /// Where names are offered that begin as what follows this: those of a discussion before others.
    static func names(in discussion: Discussion.ID?) -> String {
        let place = discussion.map { "d=\($0)&" } ?? ""
        return "/compose/names?\(place)q="
    }

    /// Where the author of a post reads why it waits.
    static func held(_ id: Post.ID) -> String {
        "/held/\(id)"
    }
}
