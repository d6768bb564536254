import Storage

/// What a row of the outbox may be.
enum LetterState: String, Sendable, SQLBindable, SQLReadable {
    case waiting
    case sending
    case sent
    case refused
    case givenUp = "given-up"
    case dropped
}

/// A claimed letter as it is stored.
struct ClaimedRow: Sendable {
    let id: OutgoingLetter.ID
    let messageID: String
    let sealed: [UInt8]
    let madeAt: Moment
    let expiresAt: Moment
    let tries: Int
    /// Whom it is to, when it was subscribed to.
    let subscriber: Member.ID?
}

/// A letter that is still being sent by whoever claimed it.
struct LetterInHand: Sendable {
    /// Whom it is to, when it was subscribed to.
    let subscriber: Member.ID?
}

// States stand in these statements as text, not as values: their indexes hold the rows of one state.

extension Query where Row == ClaimedRow {
    static func claimLetters(_ limit: Int, at now: Moment, until: Moment) -> Self {
        Query(
            """
            UPDATE outbox SET state = 'sending', lease_until = \(until), tries = tries + 1
            WHERE id IN (
                SELECT id FROM outbox WHERE state = 'waiting' AND due_at <= \(now) ORDER BY due_at, id LIMIT \(limit))
            RETURNING id, message_id, letter_sealed, made_at, expires_at, tries, \(SQLText.subscriber)
            """
        ) { row in
            ClaimedRow(
                id: try row.next(), messageID: try row.next(), sealed: try row.next(), madeAt: try row.next(),
                expiresAt: try row.next(), tries: try row.next(), subscriber: try row.next())
        }
    }
}

extension Query where Row == LetterInHand {
    /// A letter, unless it was dropped or settled, or claimed by somebody else since.
    static func inHand(_ letter: OutgoingLetter) -> Self {
        Query(
            """
            SELECT \(SQLText.subscriber) FROM outbox
            WHERE id = \(letter.id) AND state = 'sending' AND tries = \(letter.attempt)
            """
        ) { LetterInHand(subscriber: try $0.next()) }
    }
}

extension Query where Row == Int {
    /// A row when a letter is due, or one that was being sent has come back.
    static func anyLetterDue(at now: Moment) -> Self {
        Query(
            """
            SELECT 1 WHERE EXISTS (SELECT 1 FROM outbox WHERE state = 'waiting' AND due_at <= \(now))
                OR EXISTS (SELECT 1 FROM outbox WHERE state = 'sending' AND lease_until <= \(now))
            """)
    }
}

extension Query where Row == [UInt8] {
    /// A member's address, sealed, once they have confirmed it.
    static func confirmedAddress(of member: Member.ID) -> Self {
        Query(
            """
            SELECT address_sealed FROM credential
            WHERE member = \(member) AND address_confirmed_at IS NOT NULL AND address_sealed IS NOT NULL
            """)
    }
}

extension SQLText {
    /// Whom a row of `outbox` is to, when it was subscribed to.
    fileprivate static var subscriber: SQLText { "CASE WHEN class = 'subscribed' THEN member END" }

    static func enqueue(
        _ letter: SealedLetter, for member: Member.ID?, list: String?, isDropped: Bool, at now: Moment
    ) -> SQLText {
        """
        INSERT INTO outbox (message_id, class, template, letter_sealed, address_hash, member, list_key, state, made_at,
            due_at, expires_at, settled_at)
        VALUES (\(letter.messageID), \(list == nil ? "transactional" : "subscribed"), \(letter.kind.rawValue),
            \(isDropped ? nil : letter.bytes), \(letter.addressHash), \(member), \(list),
            \(isDropped ? LetterState.dropped : .waiting), \(now), \(now), \(now.advanced(seconds: letter.lives)),
            \(isDropped ? now : nil))
        """
    }

    /// Letters whose sender is gone wait again.
    static func takeBackLetters(at now: Moment) -> SQLText {
        """
        UPDATE outbox SET state = 'waiting', lease_until = NULL WHERE state = 'sending' AND lease_until <= \(now)
        """
    }

    static func renew(_ letters: [OutgoingLetter.ID], until: Moment) -> SQLText {
        "UPDATE outbox SET lease_until = \(until) WHERE id IN (\(list: letters)) AND state = 'sending'"
    }

    static func settle(_ letter: OutgoingLetter, _ fate: LetterFate, at now: Moment) -> SQLText {
        switch fate {
        case .sent: settle(letter.id, .sent, code: nil, at: now)
        case .refused(let code): "\(settle(letter.id, .refused, code: code, at: now)) AND tries = \(letter.attempt)"
        case .givenUp(let code): "\(settle(letter.id, .givenUp, code: code, at: now)) AND tries = \(letter.attempt)"
        case .later(let due, let code) where due >= letter.expiresAt: settle(letter, .givenUp(code: code), at: now)
        case .later(let due, let code): wait(letter.id, letter.attempt, until: due, code: code, counts: true)
        case .untried(let due): wait(letter.id, letter.attempt, until: due, code: nil, counts: false)
        }
    }

    static func settle(_ id: OutgoingLetter.ID, _ state: LetterState, code: Int?, at now: Moment) -> SQLText {
        """
        UPDATE outbox
        SET state = \(state), letter_sealed = NULL, lease_until = NULL, reply_code = \(code), settled_at = \(now)
        WHERE id = \(id) AND state IN ('waiting', 'sending')
        """
    }

    /// A letter that was claimed and not tried waits until then.
    static func putOff(_ letter: ClaimedRow, until due: Moment) -> SQLText {
        wait(letter.id, letter.tries, until: due, code: nil, counts: false)
    }

    private static func wait(
        _ letter: OutgoingLetter.ID, _ attempt: Int, until due: Moment, code: Int?, counts: Bool
    ) -> SQLText {
        """
        UPDATE outbox
        SET state = 'waiting', due_at = \(due), lease_until = NULL, tries = \(counts ? attempt : attempt - 1),
            reply_code = \(code)
        WHERE id = \(letter) AND state = 'sending' AND tries = \(attempt)
        """
    }
}
