import Storage

extension Schema {
    /// What stands around writing: notices that were understood, drafts, forms that were sent, quotes.
    ///
    /// A post whose words are gone for good has `wiped_at`. `composer_use` remembers each form that made something,
    /// so that sending it twice makes one. `quote` says which post quotes which, `draft_quote` which draft does: when
    /// the original's words go, so do they wherever they are quoted.
    static let posting = Migration(
        "009-posting",
        sql: """
            ALTER TABLE post ADD COLUMN wiped_at {int64};
            ALTER TABLE post ADD COLUMN edit_count {int64} NOT NULL DEFAULT 0;
            CREATE INDEX post_removed ON post (state_at) WHERE state = 'removed' AND wiped_at IS NULL;

            ALTER TABLE board ADD COLUMN takes_answers {bool} NOT NULL DEFAULT 0;
            ALTER TABLE discussion ADD COLUMN answer {int64} REFERENCES post;
            ALTER TABLE discussion ADD COLUMN answer_by {int64} REFERENCES member;
            ALTER TABLE discussion ADD COLUMN answer_at {int64};
            CREATE INDEX discussion_answered ON discussion (board, last_at, id)
                WHERE answer IS NOT NULL AND moved_to IS NULL;

            ALTER TABLE revision ADD COLUMN title TEXT;
            ALTER TABLE revision ADD COLUMN hidden_at {int64};
            ALTER TABLE revision ADD COLUMN hidden_by {int64} REFERENCES member;

            CREATE TABLE acknowledgement (
                member {int64} NOT NULL REFERENCES member,
                version TEXT NOT NULL,
                given_at {int64} NOT NULL,
                PRIMARY KEY (member, version)
            ) {strict};

            CREATE TABLE draft (
                id {id},
                member {int64} NOT NULL REFERENCES member,
                target TEXT NOT NULL,
                title TEXT NOT NULL,
                source TEXT NOT NULL,
                base {int64},
                saved_at {int64} NOT NULL,
                UNIQUE (member, target)
            ) {strict};
            CREATE INDEX draft_saved ON draft (saved_at);
            CREATE INDEX draft_member ON draft (member, saved_at);

            CREATE TABLE composer_use (
                nonce_hash {bytes} PRIMARY KEY,
                member {int64} NOT NULL REFERENCES member,
                post {int64} REFERENCES post,
                expires_at {int64} NOT NULL
            ) {strict};
            CREATE INDEX composer_use_expires ON composer_use (expires_at);

            CREATE TABLE quote (
                post {int64} NOT NULL REFERENCES post,
                original {int64} NOT NULL REFERENCES post,
                PRIMARY KEY (post, original)
            ) {strict};
            CREATE INDEX quote_original ON quote (original, post);

            CREATE TABLE draft_quote (
                draft {int64} NOT NULL REFERENCES draft ON DELETE CASCADE,
                original {int64} NOT NULL REFERENCES post,
                PRIMARY KEY (draft, original)
            ) {strict};
            CREATE INDEX draft_quote_original ON draft_quote (original, draft);
            """)
}
