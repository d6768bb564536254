/// What someone wants to say: the start of a discussion, or a reply.
package struct Draft: Sendable {
    /// Where it goes.
    package enum Place: Sendable {
        case newDiscussion(in: Board.ID, title: String)
        case reply(to: Post.ID)
    }

    package var place: Place
    /// Markdown.
    package var source: String
    package var by: Member.ID

    /// What the discussion that it starts is to be called.
    var title: String? {
        guard case .newDiscussion(_, let title) = place else { return nil }
        return title
    }

    package init(_ place: Place, source: String, by: Member.ID) {
        self.place = place
        self.source = source
        self.by = by
    }
}
