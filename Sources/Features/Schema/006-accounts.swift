import Storage

extension Schema {
    /// Accounts: what members sign in with, where they are signed in, what is on its way to becoming a member.
    ///
    /// Nothing here can be used by whoever finds it: passwords are hashed, addresses and second factors sealed, and of
    /// each cookie, link and code there is a hash. An age is a band; those below the age of consent need a consent.
    /// `member_name` has a row for every name that somebody bears or has borne: nobody takes over a former one.
    /// A `sign_in` is one time that somebody signed in; its `session`s are what requests come with.
    static let accounts = Migration(
        "006-accounts",
        sql: """
            ALTER TABLE member ADD COLUMN state TEXT NOT NULL DEFAULT 'active'
                CHECK (state = 'unconfirmed' OR state = 'active' OR state = 'held' OR state = 'gone');
            ALTER TABLE member ADD COLUMN band TEXT NOT NULL DEFAULT 'unknown'
                CHECK (band = 'unknown' OR band = '13+' OR band = '16+' OR band = '18+' OR band = 'guarded'
                    OR band = 'u13');
            ALTER TABLE member ADD COLUMN consent {int64}
                CHECK (band NOT IN ('guarded', 'u13') OR consent IS NOT NULL);
            ALTER TABLE member ADD COLUMN unlock_on {int64};
            ALTER TABLE member ADD COLUMN about TEXT NOT NULL DEFAULT '';
            ALTER TABLE member ADD COLUMN renamed_at {int64};
            ALTER TABLE member ADD COLUMN age_doubt_at {int64};
            ALTER TABLE author ADD COLUMN claimed_at {int64};

            CREATE TABLE member_name (
                skeleton TEXT PRIMARY KEY,
                folded_name TEXT NOT NULL,
                member {int64} REFERENCES member,
                taken_at {int64} NOT NULL
            ) {strict};
            CREATE INDEX member_name_member ON member_name (member);
            CREATE INDEX member_name_folded ON member_name (folded_name);

            CREATE TABLE credential (
                member {int64} PRIMARY KEY REFERENCES member,
                password TEXT,
                password_set_at {int64},
                address_hash {bytes} UNIQUE,
                address_sealed {bytes},
                address_confirmed_at {int64},
                CHECK ((address_hash IS NULL) = (address_sealed IS NULL)),
                CHECK ((password IS NULL) = (password_set_at IS NULL)),
                CHECK (address_confirmed_at IS NULL OR address_hash IS NOT NULL)
            ) {strict};

            CREATE TABLE second_factor (
                member {int64} PRIMARY KEY REFERENCES member,
                secret_sealed {bytes} NOT NULL,
                made_at {int64} NOT NULL,
                confirmed_at {int64},
                last_step {int64} NOT NULL DEFAULT 0
            ) {strict};
            CREATE INDEX second_factor_unconfirmed ON second_factor (made_at) WHERE confirmed_at IS NULL;

            CREATE TABLE recovery_code (
                member {int64} NOT NULL REFERENCES member,
                code_hash {bytes} NOT NULL,
                used_at {int64},
                PRIMARY KEY (member, code_hash)
            ) {strict};

            CREATE TABLE sign_in (
                id {id},
                member {int64} NOT NULL REFERENCES member,
                label TEXT NOT NULL,
                way TEXT NOT NULL CHECK (way = 'password' OR way = 'second-factor' OR way = 'recovery-code'
                    OR way = 'link'),
                started_at {int64} NOT NULL,
                seen_at {int64} NOT NULL,
                remember_hash {bytes} UNIQUE,
                remember_until {int64},
                ended_at {int64},
                CHECK ((remember_hash IS NULL) = (remember_until IS NULL))
            ) {strict};
            CREATE INDEX sign_in_member ON sign_in (member, ended_at);
            CREATE INDEX sign_in_ended ON sign_in (ended_at) WHERE ended_at IS NOT NULL;
            CREATE INDEX sign_in_remembered ON sign_in (remember_until) WHERE remember_until IS NOT NULL;

            CREATE TABLE session (
                secret_hash {bytes} PRIMARY KEY,
                sign_in {int64} NOT NULL REFERENCES sign_in,
                started_at {int64} NOT NULL,
                seen_at {int64} NOT NULL,
                expires_at {int64} NOT NULL,
                stepped_up_at {int64}
            ) {strict};
            CREATE INDEX session_sign_in ON session (sign_in);
            CREATE INDEX session_expires ON session (expires_at);

            CREATE TABLE sign_in_step (
                token_hash {bytes} PRIMARY KEY,
                member {int64} NOT NULL REFERENCES member,
                is_remembered {bool} NOT NULL,
                attempts {int64} NOT NULL DEFAULT 0,
                expires_at {int64} NOT NULL
            ) {strict};
            CREATE INDEX sign_in_step_expires ON sign_in_step (expires_at);

            CREATE TABLE one_time_token (
                token_hash {bytes} PRIMARY KEY,
                purpose TEXT NOT NULL,
                member {int64} REFERENCES member,
                subject {int64},
                address_hash {bytes},
                payload_sealed {bytes},
                issued_at {int64} NOT NULL,
                expires_at {int64} NOT NULL,
                used_at {int64}
            ) {strict};
            CREATE INDEX one_time_token_member ON one_time_token (member, purpose) WHERE used_at IS NULL;
            CREATE INDEX one_time_token_subject ON one_time_token (purpose, subject) WHERE used_at IS NULL;
            CREATE INDEX one_time_token_expires ON one_time_token (expires_at);

            CREATE TABLE pending_registration (
                id {id},
                name TEXT NOT NULL,
                address_hash {bytes} NOT NULL,
                address_sealed {bytes} NOT NULL,
                password TEXT NOT NULL,
                band TEXT NOT NULL CHECK (band = '13+' OR band = '16+' OR band = '18+'),
                invitation {int64},
                is_real {bool} NOT NULL,
                made_at {int64} NOT NULL,
                expires_at {int64} NOT NULL
            ) {strict};
            CREATE INDEX pending_registration_address ON pending_registration (address_hash);
            CREATE INDEX pending_registration_expires ON pending_registration (expires_at);

            CREATE TABLE used_ticket (
                nonce_hash {bytes} PRIMARY KEY,
                expires_at {int64} NOT NULL
            ) {strict};
            CREATE INDEX used_ticket_expires ON used_ticket (expires_at);

            CREATE TABLE invitation (
                id {id},
                token_hash {bytes} NOT NULL UNIQUE,
                role TEXT NOT NULL CHECK (role = 'member' OR role = 'moderator' OR role = 'administrator'),
                member {int64} REFERENCES member,
                made_by {int64} REFERENCES member,
                from_console {bool} NOT NULL,
                made_at {int64} NOT NULL,
                expires_at {int64} NOT NULL,
                uses_left {int64} NOT NULL CHECK (uses_left >= 0),
                revoked_at {int64}
            ) {strict};
            CREATE INDEX invitation_made_by ON invitation (made_by, made_at, id);
            CREATE INDEX invitation_expires ON invitation (expires_at);

            CREATE TABLE network_key (
                day {int64} PRIMARY KEY,
                key_sealed {bytes} NOT NULL
            ) {strict};

            CREATE TABLE throttle (
                action TEXT NOT NULL,
                subject {bytes} NOT NULL,
                window_start {int64} NOT NULL,
                count {int64} NOT NULL,
                expires_at {int64} NOT NULL,
                PRIMARY KEY (action, subject, window_start)
            ) {strict};
            CREATE INDEX throttle_expires ON throttle (expires_at);

            CREATE TABLE suspension (
                id {id},
                member {int64} NOT NULL REFERENCES member,
                by_member {int64} REFERENCES member,
                reason TEXT NOT NULL CHECK (length(reason) > 0),
                from_at {int64} NOT NULL,
                until_at {int64},
                lifted_at {int64},
                lifted_by {int64} REFERENCES member
            ) {strict};
            CREATE INDEX suspension_member ON suspension (member, from_at);

            CREATE TABLE board_moderator (
                board {int64} NOT NULL REFERENCES board,
                member {int64} NOT NULL REFERENCES member,
                since {int64} NOT NULL,
                PRIMARY KEY (board, member)
            ) {strict};
            CREATE INDEX board_moderator_member ON board_moderator (member);

            CREATE TABLE preference (
                member {int64} PRIMARY KEY REFERENCES member,
                zone TEXT,
                theme TEXT NOT NULL CHECK (theme = 'system' OR theme = 'light' OR theme = 'dark'),
                posts_in_sans {bool} NOT NULL,
                view TEXT NOT NULL CHECK (view = 'board' OR view = 'flat' OR view = 'tree')
            ) {strict};

            CREATE TABLE job (
                name TEXT PRIMARY KEY,
                ran_at {int64} NOT NULL
            ) {strict};
            """)
}
