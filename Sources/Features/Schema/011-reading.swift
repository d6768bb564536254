import Storage

extension Schema {
    /// What is each reader's own: how far they read, what they follow, whom they leave out, what they keep.
    ///
    /// `read_mark.seen` is the last post seen of a discussion: what stands behind it is unread. A `read_floor` (board 0
    /// is all of them) makes everything read that was there at that moment. `visit` says when the last one ended.
    static let reading = Migration(
        "011-reading",
        sql: """
            CREATE TABLE read_mark (
                member {int64} NOT NULL REFERENCES member,
                discussion {int64} NOT NULL REFERENCES discussion,
                seen {int64} NOT NULL REFERENCES post,
                marked_at {int64} NOT NULL,
                PRIMARY KEY (member, discussion)
            ) {strict};
            CREATE INDEX read_mark_discussion ON read_mark (discussion);
            CREATE INDEX read_mark_marked ON read_mark (marked_at);

            CREATE TABLE read_floor (
                member {int64} NOT NULL REFERENCES member,
                board {int64} NOT NULL,
                at {int64} NOT NULL,
                PRIMARY KEY (member, board)
            ) {strict};

            CREATE TABLE visit (
                member {int64} PRIMARY KEY REFERENCES member,
                began_at {int64} NOT NULL,
                last_at {int64} NOT NULL,
                previous_at {int64}
            ) {strict};

            CREATE TABLE board_choice (
                member {int64} NOT NULL REFERENCES member,
                board {int64} NOT NULL REFERENCES board,
                choice TEXT NOT NULL CHECK (choice IN ('follow', 'mute')),
                chosen_at {int64} NOT NULL,
                until {int64},
                PRIMARY KEY (member, board)
            ) {strict};
            CREATE INDEX board_choice_board ON board_choice (board, choice, chosen_at, member);

            CREATE TABLE discussion_choice (
                member {int64} NOT NULL REFERENCES member,
                discussion {int64} NOT NULL REFERENCES discussion,
                choice TEXT NOT NULL CHECK (choice = 'follow' OR choice = 'normal' OR choice = 'mute'),
                chosen_at {int64} NOT NULL,
                until {int64},
                PRIMARY KEY (member, discussion)
            ) {strict};
            CREATE INDEX discussion_choice_discussion
                ON discussion_choice (discussion, choice, chosen_at, member);
            CREATE INDEX discussion_choice_member ON discussion_choice (member, chosen_at, discussion);

            CREATE TABLE ignored (
                member {int64} NOT NULL REFERENCES member,
                other {int64} NOT NULL REFERENCES member,
                since {int64} NOT NULL,
                PRIMARY KEY (member, other)
            ) {strict};
            CREATE INDEX ignored_other ON ignored (other);

            CREATE TABLE thanks (
                post {int64} NOT NULL REFERENCES post,
                member {int64} NOT NULL REFERENCES member,
                given_at {int64} NOT NULL,
                PRIMARY KEY (post, member)
            ) {strict};
            CREATE INDEX thanks_member ON thanks (member, given_at);

            CREATE TABLE bookmark (
                member {int64} NOT NULL REFERENCES member,
                post {int64} NOT NULL REFERENCES post,
                kept_at {int64} NOT NULL,
                PRIMARY KEY (member, post)
            ) {strict};
            CREATE INDEX bookmark_kept ON bookmark (member, kept_at, post);
            CREATE INDEX bookmark_post ON bookmark (post);

            ALTER TABLE preference ADD COLUMN follows_own {bool} NOT NULL DEFAULT 1;
            ALTER TABLE preference ADD COLUMN has_shortcuts {bool} NOT NULL DEFAULT 1;
            """)
}
