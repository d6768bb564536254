import Storage

extension Query where Row == SavedDraft {
    private static let columns: SQLText = "title, source, base, saved_at"

    private static func read(_ row: inout SQLRow, as target: ComposerTarget) throws -> SavedDraft {
        SavedDraft(
            target: target, title: try row.next(), source: try row.next(), base: try row.next(),
            savedAt: try row.next())
    }

    static func draft(_ target: ComposerTarget, of member: Member.ID) -> Self {
        Query("SELECT \(columns) FROM draft WHERE member = \(member) AND target = \(target.key)") {
            try read(&$0, as: target)
        }
    }

    /// A member's drafts, newest first.
    static func drafts(of member: Member.ID) -> Self {
        Query(
            """
            SELECT target, \(columns) FROM draft WHERE member = \(member)
            ORDER BY saved_at DESC, id DESC LIMIT \(SavedDrafts.most)
            """
        ) { row in
            guard let target = ComposerTarget(key: try row.next()) else {
                throw StorageError.unexpectedColumn(index: 0)
            }
            return try read(&row, as: target)
        }
    }
}

extension Query where Row == KeptDraft {
    /// A draft that is to be kept in another's place.
    static func keptDraft(_ target: ComposerTarget, of member: Member.ID) -> Self {
        Query(
            """
            SELECT title, source, base, saved_at, form_hash FROM draft
            WHERE member = \(member) AND target = \(target.key)
            """
        ) { row in
            let draft = SavedDraft(
                target: target, title: try row.next(), source: try row.next(), base: try row.next(),
                savedAt: try row.next())
            return KeptDraft(draft: draft, formHash: try row.next())
        }
    }
}

extension Query where Row == BoardLink {
    static func boardLink(_ id: Board.ID, _ audiences: [Audience]) -> Self {
        Query(
            "SELECT id, slug, name, group_name FROM board WHERE id = \(id) AND audience IN (\(list: audiences))"
        ) { try BoardLink(row: &$0) }
    }
}

extension Query where Row == DiscussionLink {
    private static func discussion(of post: Post.ID, _ condition: SQLText, _ audiences: [Audience]) -> Self {
        Query(
            """
            SELECT d.id, d.slug, d.title
            FROM post p JOIN discussion d ON d.id = p.discussion JOIN board b ON b.id = d.board
            WHERE p.id = \(post) AND b.audience IN (\(list: audiences))
                AND \(SQLText.isOpen(to: audiences)) AND \(condition)
            """
        ) { try DiscussionLink(row: &$0) }
    }

    /// The discussion of a post that `audiences` may read.
    static func placeToReply(to post: Post.ID, _ audiences: [Audience]) -> Self {
        discussion(of: post, "p.state = 'visible' AND p.audience IN (\(list: audiences))", audiences)
    }

    /// The discussion of a member's own post that was not taken down.
    static func placeToEdit(_ post: Post.ID, by member: Member.ID, _ audiences: [Audience]) -> Self {
        discussion(of: post, "p.member = \(member) AND p.state <> 'removed' AND p.wiped_at IS NULL", audiences)
    }
}

extension Query where Row == Member.ID {
    /// Who wrote a post that `audiences` may read, where that is a member.
    static func writer(of post: Post.ID, _ audiences: [Audience]) -> Self {
        Query(
            """
            SELECT p.member
            FROM post p JOIN discussion d ON d.id = p.discussion JOIN board b ON b.id = d.board
            WHERE p.id = \(post) AND p.member IS NOT NULL AND p.state = 'visible'
                AND p.audience IN (\(list: audiences)) AND b.audience IN (\(list: audiences))
                AND \(SQLText.isOpen(to: audiences))
            """)
    }
}

extension Query where Row == Int64 {
    /// Keeps a draft, and says which it is.
    static func saveDraft(_ draft: SavedDraft, of member: Member.ID, typedIn form: ComposerNonce?) -> Self {
        Query(
            """
            INSERT INTO draft (member, target, title, source, base, saved_at, form_hash)
            VALUES (\(member), \(draft.target.key), \(draft.title), \(draft.source), \(draft.base), \(draft.savedAt),
                \(form?.sharedHash))
            ON CONFLICT (member, target) DO UPDATE SET title = excluded.title, source = excluded.source,
                base = excluded.base, saved_at = excluded.saved_at, form_hash = excluded.form_hash
            RETURNING id
            """)
    }
}

extension SQLText {
    /// Notes that a draft quotes a post.
    static func quote(_ original: Post.ID, inDraft id: Int64) -> SQLText {
        "INSERT INTO draft_quote (draft, original) VALUES (\(id), \(original))"
    }

    static func forgetQuotes(inDraft id: Int64) -> SQLText {
        "DELETE FROM draft_quote WHERE draft = \(id)"
    }

    /// Takes a draft out: it was posted, or thrown away.
    ///
    /// - Parameters:
    ///   - form: where that was done; what was neither typed nor shown there stays. Nil takes out any.
    ///   - words: title and text of what was posted there: what says no more goes as well.
    static func dropDraft(
        target: ComposerTarget, of member: Member.ID, typedIn form: ComposerNonce? = nil,
        saying words: (title: String, source: String)? = nil
    ) -> SQLText {
        let drop: SQLText = "DELETE FROM draft WHERE member = \(member) AND target = \(target.key)"
        guard let form else { return drop }
        let same: SQLText = if let words { "(title = \(words.title) AND source = \(words.source))" } else { "1 = 0" }
        return """
            \(drop)
                AND (form_hash IS NULL OR form_hash = \(form.sharedHash) OR saved_at = \(form.shownDraft) OR \(same))
            """
    }

    /// Drops what a member has beyond what is kept, oldest first; each save adds one at most.
    static func dropOldestDrafts(of member: Member.ID) -> SQLText {
        """
        DELETE FROM draft WHERE id IN (
            SELECT id FROM draft WHERE member = \(member)
            ORDER BY saved_at DESC, id DESC LIMIT \(SavedDrafts.most) OFFSET \(SavedDrafts.most))
        """
    }
}
