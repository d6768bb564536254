import Features

/// The line that stands where a post can't be read.
struct Stub {
    let kit: Kit
    let reader: ThreadReader

    /// - Parameter newTitle: what the thread is called once the post is back, where that is another title.
    func sentence(_ post: Post, replies: Int, newTitle: String?) -> HTML {
        let day: HTML? = post.stateAt.map { ", \(kit.dates.element($0, kit.dates.day($0)))" }
        let reason: HTML? = post.stateReason.map { ": \($0)" }
        let rest = StubWords.replies(replies)
        let replies: HTML? = rest.isEmpty ? nil : " <span class=\"quiet\">\(rest)</span>"
        let why = StubWords.reason(post.state, by: post.stateBy)
        return "<b>\(why)</b>\(day)\(reason).\(replies)\(ways(post, newTitle))"
    }

    /// Where its author and those who decide read what was decided, and where they bring it back.
    private func ways(_ post: Post, _ newTitle: String?) -> HTML? {
        guard post.state == .removed, post.stateBy != .author, reader.mayModerate || reader.wrote(post.by) else {
            return nil
        }
        let decision: HTML = " <a href=\"\(Link.decision(on: post.id))\">\(PostWords.decision)</a>"
        guard reader.mayModerate else { return decision }
        let title: HTML? = newTitle.map { " \(PostWords.newTitle) <b dir=\"auto\">\($0)</b>" }
        return """
            \(decision)\(title) <button class="link" form="act" formaction="\(Link.restore(post.id))">\(PostWords.restore)</button>
            """
    }
}
