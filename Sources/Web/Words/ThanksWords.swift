/// What the page says that names who thanked for a post.
struct ThanksWords: Sendable {
    let boards = "Boards"
    let none = "Nobody has thanked for this post yet."
    let back = "Back to the post"

    static func title(_ position: Int) -> String { "Thanks for post #\(Plural.grouped(position))" }

    /// Those who are not named; nil where everybody is.
    static func others(_ count: Int, beside named: Int) -> String? {
        guard count > 0 else { return nil }
        return named == 0
            ? Plural(count, "member", "members").words : "and \(Plural(count, "other member", "other members").words)"
    }
}
