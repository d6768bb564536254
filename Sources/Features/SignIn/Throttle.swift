import Storage

/// What tries are counted under: never a name, never an address.
struct ThrottleSubject: Sendable, Equatable {
    let bytes: [UInt8]
}

extension Transaction {
    /// Counts one more try, before it is known how it ends; nil when it may be made, else the seconds to wait.
    ///
    /// What a shorter window refuses does not count in a longer one: a burst must not shut an account for an hour.
    func take(_ limit: Limit, of subject: ThrottleSubject, at now: Moment) throws -> Int? {
        for window in limit.windows {
            let end = window.end(at: now)
            if try one(.countTry(limit.action, window, of: subject, until: end, at: now)) > window.tries {
                return window.wait(at: now)
            }
        }
        return nil
    }

    /// The same without counting: nil when one more try could be made.
    func wait(for limit: Limit, of subject: ThrottleSubject, at now: Moment) throws -> Int? {
        for window in limit.windows {
            let tries = try first(.tries(limit.action, window, of: subject, at: now)) ?? 0
            if tries >= window.tries { return window.wait(at: now) }
        }
        return nil
    }

    /// The same of the network that somebody asks from; nothing is counted where that is not known.
    func take(_ limit: Limit, of network: Network?, in surroundings: Surroundings, at now: Moment) throws -> Int? {
        guard let network else { return nil }
        return try take(limit, of: subject(of: network, in: surroundings, at: now), at: now)
    }

    /// The same of an address together with the network that somebody asks from.
    func take(
        _ limit: Limit, of address: EmailAddress, from network: Network?, in surroundings: Surroundings, at now: Moment
    ) throws -> Int? {
        guard let network else { return nil }
        let key = NetworkKey(bytes: try networkKey(surroundings, at: now))
        let subject = ThrottleSubject(bytes: key.subject(of: network, about: address.mailbox))
        return try take(limit, of: subject, at: now)
    }

    /// Takes one try back that was counted at `now`, and led to nothing: what was asked was not looked at.
    func giveBack(_ limit: Limit, of subject: ThrottleSubject, at now: Moment) throws {
        for window in limit.windows { try run(.giveBack(limit.action, window, of: subject, at: now)) }
    }

    /// The same of a network.
    func giveBack(_ limit: Limit, of network: Network?, in surroundings: Surroundings, at now: Moment) throws {
        guard let network else { return }
        try giveBack(limit, of: subject(of: network, in: surroundings, at: now), at: now)
    }

    /// Forgets what was tried: whoever it was got in.
    func forgive(_ limit: Limit, of subjects: [ThrottleSubject], at now: Moment) throws {
        for subject in subjects {
            for window in limit.windows { try run(.forgive(limit.action, window, of: subject, at: now)) }
        }
    }

    /// What tries from a network are counted under: an HMAC with a key of the day.
    ///
    /// That key is drawn at random and deleted once its day is two days past: 72 hours after it began. From then on nobody
    /// can tell which network it was, not even with the key file.
    private func subject(
        of network: Network, in surroundings: Surroundings, at now: Moment
    ) throws -> ThrottleSubject {
        ThrottleSubject(bytes: NetworkKey(bytes: try networkKey(surroundings, at: now)).subject(of: network))
    }

    private func networkKey(_ surroundings: Surroundings, at now: Moment) throws -> [UInt8] {
        let day = now.rawValue / (Moment.day * 1_000)
        if let sealed = try first(.networkKey(of: day)), let key = surroundings.keys.opened(sealed, for: .networkKey) {
            return key
        }
        let key = surroundings.randomBytes(NetworkKey.length)
        try run(.keep(networkKey: surroundings.keys.sealed(key, for: .networkKey), of: day))
        return key
    }
}

extension Limit.Window {
    fileprivate func start(at now: Moment) -> Moment {
        Moment(rawValue: now.rawValue - now.rawValue % (seconds * 1_000))
    }

    fileprivate func end(at now: Moment) -> Moment {
        start(at: now).advanced(seconds: seconds)
    }

    /// Seconds until the window ends.
    fileprivate func wait(at now: Moment) -> Int {
        max(1, Int((end(at: now).rawValue - now.rawValue + 999) / 1_000))
    }
}

extension Query where Row == Int {
    /// How many tries there were in the window, with this one.
    fileprivate static func countTry(
        _ action: Limit.Action, _ window: Limit.Window, of subject: ThrottleSubject, until end: Moment, at now: Moment
    ) -> Self {
        Query(
            """
            INSERT INTO throttle (action, subject, window_start, count, expires_at)
            VALUES (\(window.key(action)), \(subject.bytes), \(window.start(at: now)), 1, \(end))
            ON CONFLICT (action, subject, window_start) DO UPDATE SET count = throttle.count + 1
            RETURNING count
            """
        ) { try $0.next() }
    }

    /// How many there were so far.
    fileprivate static func tries(
        _ action: Limit.Action, _ window: Limit.Window, of subject: ThrottleSubject, at now: Moment
    ) -> Self {
        Query(
            """
            SELECT count FROM throttle
            WHERE action = \(window.key(action)) AND subject = \(subject.bytes)
                AND window_start = \(window.start(at: now))
            """)
    }
}

extension Query where Row == [UInt8] {
    fileprivate static func networkKey(of day: Int64) -> Self {
        Query("SELECT key_sealed FROM network_key WHERE day = \(day)") { try $0.next() }
    }
}

extension SQLText {
    fileprivate static func forgive(
        _ action: Limit.Action, _ window: Limit.Window, of subject: ThrottleSubject, at now: Moment
    ) -> SQLText {
        """
        DELETE FROM throttle
        WHERE action = \(window.key(action)) AND subject = \(subject.bytes) AND window_start = \(window.start(at: now))
        """
    }

    fileprivate static func giveBack(
        _ action: Limit.Action, _ window: Limit.Window, of subject: ThrottleSubject, at now: Moment
    ) -> SQLText {
        """
        UPDATE throttle SET count = count - 1
        WHERE action = \(window.key(action)) AND subject = \(subject.bytes)
            AND window_start = \(window.start(at: now)) AND count > 0
        """
    }

    fileprivate static func keep(networkKey sealed: [UInt8], of day: Int64) -> SQLText {
        """
        INSERT INTO network_key (day, key_sealed) VALUES (\(day), \(sealed))
        ON CONFLICT (day) DO UPDATE SET key_sealed = excluded.key_sealed
        """
    }
}

extension Limit.Window {
    /// Windows that begin together are told apart by their length.
    fileprivate func key(_ action: Limit.Action) -> String { "\(action.rawValue)/\(seconds)" }
}
