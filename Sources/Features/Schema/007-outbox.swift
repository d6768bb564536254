import Storage

extension Schema {
    /// Mail that waits to be sent, and for a while what became of it.
    ///
    /// `letter_sealed` holds the whole letter with whom it is to, and is wiped when the letter is settled: neither an
    /// address nor a link stands in clear here. `list_key` names what a subscribed letter is about.
    static let outbox = Migration(
        "007-outbox",
        sql: """
            CREATE TABLE outbox (
                id {id},
                message_id TEXT NOT NULL UNIQUE,
                class TEXT NOT NULL CHECK (class IN ('transactional', 'subscribed')),
                template TEXT NOT NULL,
                letter_sealed {bytes},
                address_hash {bytes} NOT NULL,
                member {int64} REFERENCES member,
                list_key TEXT,
                state TEXT NOT NULL CHECK (state = 'waiting' OR state = 'sending' OR state = 'sent' OR state = 'refused'
                    OR state = 'given-up' OR state = 'dropped'),
                made_at {int64} NOT NULL,
                due_at {int64} NOT NULL,
                expires_at {int64} NOT NULL,
                tries {int64} NOT NULL DEFAULT 0,
                lease_until {int64},
                reply_code {int64},
                settled_at {int64},
                CHECK ((state IN ('waiting', 'sending')) = (letter_sealed IS NOT NULL)),
                CHECK ((state IN ('waiting', 'sending')) = (settled_at IS NULL))
            ) {strict};
            CREATE INDEX outbox_due ON outbox (due_at, id) WHERE state = 'waiting';
            CREATE INDEX outbox_lease ON outbox (lease_until) WHERE state = 'sending';
            CREATE INDEX outbox_settled ON outbox (settled_at) WHERE settled_at IS NOT NULL;
            CREATE INDEX outbox_address ON outbox (address_hash, made_at);
            CREATE INDEX outbox_list ON outbox (list_key, member) WHERE state = 'waiting';
            """)
}
