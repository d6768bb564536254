import Storage

extension Schema {
    /// What moderators, and those who wait for them, find at once.
    ///
    /// A thread that `is_retitled` has the title that a moderator gave it: it is no words of its first post, whatever
    /// becomes of that. `post_held` and `post_held_edits` find what waits of a member's, or has waited, `member_staff`
    /// those who are called to look at it.
    static let desk = Migration(
        "016-desk",
        sql: """
            ALTER TABLE discussion ADD COLUMN is_retitled {bool} NOT NULL DEFAULT 0;
            CREATE INDEX post_held ON post (member, id) WHERE state = 'held' AND member IS NOT NULL;
            CREATE INDEX post_held_edits ON post (member, id) WHERE held_edits > 0;
            CREATE INDEX member_staff ON member (id) WHERE role <> 'member';
            """)
}
