import Features

/// The line that stands where a post can't be read.
struct Stub {
    let kit: Kit
    let reader: ThreadReader

    /// - Parameter title: what the thread is called once the post is back, whose title went with it.
    func sentence(_ post: Post, replies: Int, title: String?) -> HTML {
        let day: HTML? = post.stateAt.map { ", \(kit.dates.element($0, kit.dates.day($0)))" }
        let reason: HTML? = post.stateReason.map { ": \($0)" }
        let rest = StubWords.replies(replies)
        let replies: HTML? = rest.isEmpty ? nil : " <span class=\"quiet\">\(rest)</span>"
        let why = StubWords.reason(post.state, by: post.stateBy)
        return "<b>\(why)</b>\(day)\(reason).\(replies)\(ways(post, title))"
    }

    /// Where its author and those who decide read what was decided, and where they bring it back.
    private func ways(_ post: Post, _ title: String?) -> HTML? {
        guard post.state == .removed, post.stateBy != .author, reader.mayModerate || reader.wrote(post.by) else {
            return nil
        }
        let decision: HTML = " <a href=\"\(Link.decision(on: post.id))\">\(PostWords.decision)</a>"
        guard reader.mayModerate else { return decision }
        let named: HTML? = title.map { " \(PostWords.itsTitle) <b dir=\"auto\">\($0)</b>" }
        return """
            \(decision)\(named) <button class="link" form="act" formaction="\(Link.restore(post.id))">\(PostWords.restore)</button>
            """
    }
}
