/// What a case says of a change that waits beside a post which readers reported, too.
enum ReportedEditWords {
    /// How the post stands that the reports have hidden.
    static let hidden = "Reports have hidden the post: nobody else can read what it says now, nor the change."

    /// What can be decided about the change of such a post.
    static let options: [(value: String, label: String)] = [
        ("release", "Publish the post, with the change"),
        ("reject", "Keep the change away; the post stays hidden, and its reports still wait"),
    ]

    /// Who is told what comes of the change of a post with reports, hidden or not.
    static let after = """
        the author is told what you decide, and why; members who reported the post are told if you publish the change, \
        and their reports still wait if you keep it away
        """
}
