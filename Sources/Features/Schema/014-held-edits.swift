import Storage

extension Schema {
    /// Edits that a moderator has to look at before anybody reads them.
    ///
    /// What a post says stays until then; `held_edit` has the words that are to take its place, and the title, where
    /// they bring one. The rule that keeps them back stands in the open `queue_item`. `post.held_edits` counts all
    /// there were, whatever became of them: together with `edit_count` it tells what its author has sent last.
    /// `decision_rule` finds what was decided about posts that a rule had kept back.
    static let heldEdits = Migration(
        "014-held-edits",
        sql: """
            CREATE TABLE held_edit (
                post {int64} PRIMARY KEY REFERENCES post,
                title TEXT,
                source TEXT NOT NULL,
                made_at {int64} NOT NULL
            ) {strict};
            ALTER TABLE post ADD COLUMN held_edits {int64} NOT NULL DEFAULT 0;
            CREATE INDEX decision_rule ON decision (rule, made_at) WHERE rule IS NOT NULL;
            """)
}
