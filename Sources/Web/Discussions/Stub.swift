import Features

/// The line that stands where a post can't be read.
struct Stub {
    let kit: Kit
    let reader: ThreadReader

    func sentence(_ post: Post, replies: Int) -> HTML {
        let day: HTML? = post.stateAt.map { ", \(kit.dates.element($0, kit.dates.day($0)))" }
        let reason: HTML? = post.stateReason.map { ": \($0)" }
        let rest = StubWords.replies(replies)
        let replies: HTML? = rest.isEmpty ? nil : " <span class=\"quiet\">\(rest)</span>"
        return "<b>\(StubWords.reason(post.state, by: post.stateBy))</b>\(day)\(reason).\(replies)\(ways(post))"
    }

    /// Where its author and those who decide read what was decided, and where they bring it back.
    private func ways(_ post: Post) -> HTML? {
        guard post.state == .removed, post.stateBy == .moderator, reader.mayModerate || reader.wrote(post.by) else {
            return nil
        }
        let decision: HTML = " <a href=\"\(Link.decision(on: post.id))\">\(PostWords.decision)</a>"
        guard reader.mayModerate else { return decision }
        return """
            \(decision) <button class="link" form="act" formaction="\(Link.restore(post.id))">\(PostWords.restore)</button>
            """
    }
}
