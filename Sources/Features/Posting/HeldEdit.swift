import Storage

/// Words that are to take the place of a post's, and that a moderator has to look at first; what stands there is read
/// until then.
struct HeldEdit: Sendable, Equatable {
    let post: Post.ID
    /// What its discussion is to be called; nil where that stays.
    let title: String?
    let source: String
    let madeAt: Moment

    /// - Parameter row: nil in all columns where none waits.
    static func read(_ row: inout SQLRow, of post: Post.ID) throws -> HeldEdit? {
        let (title, source, madeAt): (String?, String?, Moment?) = (try row.next(), try row.next(), try row.next())
        guard let source, let madeAt else { return nil }
        return HeldEdit(post: post, title: title, source: source, madeAt: madeAt)
    }
}

extension Query where Row == HeldEdit {
    /// The edit of a post that waits.
    static func heldEdit(of post: Post.ID) -> Self {
        Query("SELECT title, source, made_at FROM held_edit WHERE post = \(post)") { row in
            HeldEdit(post: post, title: try row.next(), source: try row.next(), madeAt: try row.next())
        }
    }
}

extension SQLText {
    /// Keeps an edit, in the place of one that waits already.
    static func keepEdit(_ edit: HeldEdit) -> SQLText {
        """
        INSERT INTO held_edit (post, title, source, made_at)
        VALUES (\(edit.post), \(edit.title), \(edit.source), \(edit.madeAt))
        ON CONFLICT (post) DO UPDATE SET title = excluded.title, source = excluded.source, made_at = excluded.made_at
        """
    }

    static func countHeldEdit(of post: Post.ID) -> SQLText {
        "UPDATE post SET held_edits = held_edits + 1 WHERE id = \(post)"
    }

    /// It was made, or is not to be: no word of it stays.
    static func dropEdit(of post: Post.ID) -> SQLText {
        "DELETE FROM held_edit WHERE post = \(post)"
    }
}
