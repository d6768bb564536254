import Storage

extension Schema {
    /// Reports, what waits for a moderator, and what was decided.
    ///
    /// A `queue_item` is a post that somebody has to look at: held by a rule, or reported. It has one row for as long
    /// as it is open and one for each time that it was; `claimed_until` keeps two moderators from the same one. A
    /// `decision` says who did what for which reason; `member` is whom it concerns.
    static let moderation = Migration(
        "010-moderation",
        sql: """
            CREATE TABLE decision (
                id {id},
                kind TEXT NOT NULL CHECK (kind = 'release' OR kind = 'reject' OR kind = 'remove' OR kind = 'restore'
                    OR kind = 'dismiss' OR kind = 'lock' OR kind = 'unlock' OR kind = 'pin' OR kind = 'unpin'
                    OR kind = 'retitle' OR kind = 'hide-version'),
                post {int64} REFERENCES post,
                discussion {int64} REFERENCES discussion,
                member {int64} REFERENCES member,
                by_member {int64} REFERENCES member,
                rule TEXT,
                reason TEXT NOT NULL,
                until {int64},
                made_at {int64} NOT NULL
            ) {strict};
            CREATE INDEX decision_post ON decision (post, id) WHERE post IS NOT NULL;
            CREATE INDEX decision_made ON decision (made_at);
            CREATE INDEX decision_discussion ON decision (discussion, id) WHERE discussion IS NOT NULL;
            CREATE INDEX decision_member ON decision (member, made_at) WHERE member IS NOT NULL;

            CREATE TABLE queue_item (
                id {id},
                post {int64} NOT NULL REFERENCES post,
                board {int64} NOT NULL REFERENCES board,
                kind TEXT NOT NULL CHECK (kind IN ('held', 'reported')),
                rule TEXT,
                is_urgent {bool} NOT NULL DEFAULT 0,
                opened_at {int64} NOT NULL,
                claimed_by {int64} REFERENCES member,
                claimed_until {int64},
                settled_at {int64},
                decision {int64} REFERENCES decision,
                CHECK ((claimed_by IS NULL) = (claimed_until IS NULL))
            ) {strict};
            CREATE UNIQUE INDEX queue_item_open ON queue_item (post) WHERE settled_at IS NULL;
            CREATE INDEX queue_item_waiting ON queue_item (is_urgent DESC, opened_at, id) WHERE settled_at IS NULL;
            CREATE INDEX queue_item_oldest ON queue_item (opened_at) WHERE settled_at IS NULL;
            CREATE INDEX queue_item_settled ON queue_item (settled_at) WHERE settled_at IS NOT NULL;
            CREATE INDEX queue_item_decision ON queue_item (decision) WHERE decision IS NOT NULL;
            CREATE INDEX queue_item_post ON queue_item (post, id);

            CREATE TABLE report (
                id {id},
                post {int64} NOT NULL REFERENCES post,
                item {int64} NOT NULL REFERENCES queue_item,
                member {int64} REFERENCES member,
                reason TEXT NOT NULL CHECK (reason = 'spam' OR reason = 'off-topic' OR reason = 'unkind'
                    OR reason = 'personal' OR reason = 'illegal' OR reason = 'under-13' OR reason = 'other'),
                words TEXT NOT NULL,
                made_at {int64} NOT NULL
            ) {strict};
            CREATE INDEX report_made ON report (made_at);
            CREATE INDEX report_item ON report (item, id);
            CREATE UNIQUE INDEX report_member ON report (item, member) WHERE member IS NOT NULL;
            """)
}
