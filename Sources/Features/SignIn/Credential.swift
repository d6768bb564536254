import Storage

/// An account as far as signing in to it goes.
struct Credential: Sendable, Undisclosed {
    let member: Member.ID
    let name: String
    let state: Member.State
    /// The stored hash, as its text; nil when no password was ever chosen.
    let password: String?
    let addressSealed: [UInt8]?
    /// Mail to that address is known to reach them.
    let isAddressConfirmed: Bool
    /// A code is asked for after the password.
    let hasSecondFactor: Bool

    /// Whether anybody can sign in to it.
    var isOpen: Bool { state == .active || state == .unconfirmed }

    /// Nobody writes to an account that is closed, nor to an address that may be another's than the member's.
    var mayBeWrittenTo: Bool { isOpen && isAddressConfirmed }

    /// The hash that a password is checked against; nil where there is none that we can read.
    var hash: PasswordHash? { password.flatMap(PasswordHash.init) }
}

extension ThrottleSubject {
    /// An account: for guesses by whoever is signed in to it.
    init(_ member: Member.ID, _ keys: Keys) {
        bytes = keys.subject("member \(member)")
    }

    /// A name as somebody typed it, whether or not there is such an account: nobody learns which ones there are.
    init(typed name: String, _ keys: Keys) {
        bytes = keys.subject("name \(Fold.name(name))")
    }

    init(_ address: EmailAddress, _ keys: Keys) {
        bytes = keys.subject("address \(address.folded)")
    }

    /// The letter box that an address leads to.
    init(mailbox address: EmailAddress, _ keys: Keys) {
        bytes = keys.subject("mailbox \(address.mailbox)")
    }
}

extension Credential {
    /// All that guesses at this account's password are counted under: by its name, its address, its member.
    func subjects(_ keys: Keys) -> [ThrottleSubject] {
        let address = addressSealed.flatMap { keys.address(in: $0) }
        return [ThrottleSubject(member, keys), ThrottleSubject(typed: name, keys)]
            + (address.map { [ThrottleSubject($0, keys)] } ?? [])
    }
}

extension Query where Row == Credential {
    static func credential(named name: String) -> Self {
        credential(where: "m.folded_name = \(Fold.name(name))")
    }

    static func credential(addressHash hash: [UInt8]) -> Self {
        credential(where: "m.id = (SELECT member FROM credential WHERE address_hash = \(hash))")
    }

    static func credential(of member: Member.ID) -> Self {
        credential(where: "m.id = \(member)")
    }

    private static func credential(where condition: SQLText) -> Self {
        Query(
            """
            SELECT m.id, m.name, m.state, c.password, c.address_sealed, c.address_confirmed_at IS NOT NULL,
                EXISTS (SELECT 1 FROM second_factor f WHERE f.member = m.id AND f.confirmed_at IS NOT NULL)
            FROM member m
            LEFT JOIN credential c ON c.member = m.id
            WHERE \(condition)
            """
        ) { row in
            Credential(
                member: try row.next(), name: try row.next(), state: try row.next(), password: try row.next(),
                addressSealed: try row.next(), isAddressConfirmed: try row.next(), hasSecondFactor: try row.next())
        }
    }
}

extension SQLText {
    /// Stores a password's hash, unless another one took the place of `old` since.
    static func setPassword(
        _ hash: PasswordHash, of member: Member.ID, inPlaceOf old: String?, at now: Moment
    ) -> SQLText {
        """
        INSERT INTO credential (member, password, password_set_at) VALUES (\(member), \(hash.text), \(now))
        ON CONFLICT (member) DO UPDATE
            SET password = excluded.password, password_set_at = excluded.password_set_at
            WHERE COALESCE(credential.password, '') = \(old ?? "")
        """
    }

    /// Stores a password's hash, whatever was there.
    static func replacePassword(_ hash: PasswordHash, of member: Member.ID, at now: Moment) -> SQLText {
        """
        INSERT INTO credential (member, password, password_set_at) VALUES (\(member), \(hash.text), \(now))
        ON CONFLICT (member) DO UPDATE
            SET password = excluded.password, password_set_at = excluded.password_set_at
        """
    }

    /// Ends second steps that a password led to which is good no more.
    static func endSteps(of member: Member.ID) -> SQLText {
        "DELETE FROM sign_in_step WHERE member = \(member)"
    }

    /// The same password, hashed at another cost.
    static func rehash(_ hash: PasswordHash, of member: Member.ID, inPlaceOf old: String) -> SQLText {
        "UPDATE credential SET password = \(hash.text) WHERE member = \(member) AND password = \(old)"
    }
}
