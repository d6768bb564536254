import Storage

extension Schema {
    /// What members are told, and how.
    ///
    /// A notice is of one post, for one reason, and dies with it. `mail_at` is when a mail about it is due, as long as
    /// nobody has read it meanwhile; `letter` is the Message-ID of the mail that told of it. `mail_stop.scope` is what
    /// mails are no more wanted of (`discussion:7`, `all`); a kind that was stopped is a row of `notice_choice`.
    static let notices = Migration(
        "012-notices",
        sql: """
            CREATE TABLE notice (
                id {id},
                member {int64} NOT NULL REFERENCES member,
                kind TEXT NOT NULL CHECK (kind = 'reply' OR kind = 'mention' OR kind = 'quote' OR kind = 'thanks'
                    OR kind = 'followed' OR kind = 'decision' OR kind = 'report'),
                post {int64} NOT NULL REFERENCES post,
                by_member {int64} REFERENCES member,
                made_at {int64} NOT NULL,
                on_web {bool} NOT NULL,
                read_at {int64},
                mail_at {int64},
                is_digested {bool} NOT NULL DEFAULT 0,
                letter TEXT
            ) {strict};
            CREATE INDEX notice_member ON notice (member, made_at, id) WHERE on_web = 1;
            CREATE INDEX notice_unread ON notice (member) WHERE read_at IS NULL AND on_web = 1;
            CREATE INDEX notice_post ON notice (post, member);
            CREATE INDEX notice_mail ON notice (mail_at) WHERE mail_at IS NOT NULL AND is_digested = 0;
            CREATE INDEX notice_due ON notice (member, is_digested, mail_at) WHERE mail_at IS NOT NULL;
            CREATE INDEX notice_letter ON notice (member, letter) WHERE letter IS NOT NULL;
            CREATE INDEX notice_made ON notice (made_at);

            CREATE TABLE notice_choice (
                member {int64} NOT NULL REFERENCES member,
                kind TEXT NOT NULL,
                on_web {bool} NOT NULL,
                by_mail TEXT NOT NULL CHECK (by_mail = 'soon' OR by_mail = 'digest' OR by_mail = 'never'),
                PRIMARY KEY (member, kind)
            ) {strict};

            CREATE TABLE digest (
                member {int64} PRIMARY KEY REFERENCES member,
                every TEXT NOT NULL CHECK (every IN ('day', 'week')),
                next_at {int64} NOT NULL
            ) {strict};
            CREATE INDEX digest_next ON digest (next_at);

            CREATE TABLE mail_stop (
                member {int64} NOT NULL REFERENCES member,
                scope TEXT NOT NULL,
                since {int64} NOT NULL,
                PRIMARY KEY (member, scope)
            ) {strict};
            CREATE INDEX mail_stop_scope ON mail_stop (scope);
            """)
}
