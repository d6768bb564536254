import Storage

extension Schema {
    /// Discussions and the whole life of a post.
    ///
    /// `post` is narrow, so that lists and trees read few pages; what is long lies in `body`.
    /// `post.position` counts from 1 within the discussion, in order of time; a removed post keeps its own.
    /// `discussion.post_count` counts positions, `visible_count` those that readers see; `last_at` is when the newest
    /// of those was written, `tail_at` the newest of all.
    /// `ancestor` keeps the messages that an archived one names, arrived or not; distance 0 is the nearest.
    /// `article` numbers are by board and never reused; a cross-post is one post with two rows.
    static let discussions = Migration(
        "004-discussions",
        sql: """
            CREATE TABLE discussion (
                id {id},
                board {int64} NOT NULL REFERENCES board,
                title TEXT NOT NULL,
                slug TEXT NOT NULL,
                subject_key TEXT NOT NULL,
                opens_with_reply {bool} NOT NULL,
                started_at {int64} NOT NULL,
                last_at {int64} NOT NULL,
                tail_at {int64} NOT NULL,
                post_count {int64} NOT NULL,
                visible_count {int64} NOT NULL,
                first_post {int64},
                last_post {int64},
                pinned_until {int64},
                locked_at {int64},
                locked_by {int64} REFERENCES member,
                lock_reason TEXT,
                moved_to {int64} REFERENCES discussion
            ) {strict};
            CREATE INDEX discussion_latest ON discussion (board, last_at, id)
                WHERE moved_to IS NULL AND visible_count > 0;
            CREATE INDEX discussion_latest_everywhere ON discussion (last_at, id)
                WHERE moved_to IS NULL AND visible_count > 0;
            CREATE INDEX discussion_subject ON discussion (board, subject_key, opens_with_reply, started_at)
                WHERE moved_to IS NULL;
            CREATE INDEX discussion_pinned ON discussion (board, pinned_until) WHERE pinned_until IS NOT NULL;
            CREATE INDEX discussion_moved ON discussion (moved_to) WHERE moved_to IS NOT NULL;

            CREATE TABLE post (
                id {id},
                discussion {int64} NOT NULL REFERENCES discussion,
                position {int64} NOT NULL CHECK (position <> 0),
                parent {int64} REFERENCES post,
                parent_link TEXT CHECK (parent_link = 'reply' OR parent_link = 'reference' OR parent_link = 'subject'),
                author {int64} REFERENCES author,
                member {int64} REFERENCES member,
                byline TEXT,
                subject TEXT,
                message_id TEXT NOT NULL UNIQUE,
                fingerprint {bytes} NOT NULL,
                posted_at {int64} NOT NULL,
                arrived_at {int64} NOT NULL,
                excerpt TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state = 'visible' OR state = 'held' OR state = 'removed'),
                state_by TEXT CHECK (state_by = 'author' OR state_by = 'moderator' OR state_by = 'rule'),
                state_reason TEXT,
                state_at {int64},
                audience TEXT NOT NULL CHECK (audience = 'everyone' OR audience = 'members' OR audience = 'staff'),
                edited_at {int64},
                UNIQUE (discussion, position),
                CHECK ((author IS NULL) <> (member IS NULL)),
                CHECK ((author IS NULL) = (byline IS NULL)),
                CHECK ((parent IS NULL) = (parent_link IS NULL)),
                CHECK ((state = 'visible') = (state_by IS NULL))
            ) {strict};
            CREATE INDEX post_parent ON post (parent);
            CREATE INDEX post_by_subject ON post (discussion) WHERE parent_link = 'subject';
            CREATE INDEX post_author ON post (author, posted_at, id) WHERE author IS NOT NULL;
            CREATE INDEX post_member ON post (member, posted_at, id) WHERE member IS NOT NULL;

            CREATE TABLE body (
                post {int64} PRIMARY KEY REFERENCES post,
                kind TEXT NOT NULL CHECK (kind IN ('markdown', 'mail')),
                source TEXT NOT NULL,
                html TEXT NOT NULL,
                renderer TEXT NOT NULL
            ) {strict};
            CREATE INDEX body_renderer ON body (renderer);

            CREATE TABLE revision (
                post {int64} NOT NULL REFERENCES post,
                number {int64} NOT NULL CHECK (number > 0),
                kind TEXT NOT NULL CHECK (kind IN ('markdown', 'mail')),
                source TEXT NOT NULL,
                member {int64} REFERENCES member,
                replaced_at {int64} NOT NULL,
                PRIMARY KEY (post, number)
            ) {strict};

            CREATE TABLE article (
                board {int64} NOT NULL REFERENCES board,
                number {int64} NOT NULL CHECK (number > 0),
                post {int64} NOT NULL REFERENCES post,
                PRIMARY KEY (board, number),
                UNIQUE (post, board)
            ) {strict};

            CREATE TABLE ancestor (
                post {int64} NOT NULL REFERENCES post,
                distance {int64} NOT NULL CHECK (distance >= 0),
                board {int64} NOT NULL REFERENCES board,
                message_id TEXT NOT NULL,
                PRIMARY KEY (post, distance)
            ) {strict};
            CREATE INDEX ancestor_message ON ancestor (board, message_id);
            """)
}
