import Features

extension ThreadReader {
    /// Where one reads more of a post that waits: its author why it does, those who decide what waits beside it.
    func way(ofHeld post: Post) -> HTML {
        wrote(post.by)
            ? "<a href=\"\(Link.held(post.id))\">\(PostWords.whyHeld)</a>"
            : "<a href=\"\(Link.queue)\">\(PostWords.toQueue)</a>"
    }
}
