import Storage

/// When a member was here: what is new is new since the visit before this one.
struct Visit: Sendable, Equatable {
    /// A visit ends after so many seconds away.
    static let endsAfter: Int64 = 3_600
    /// Seconds between two notes that a visit goes on: each is a write.
    static let noteEvery: Int64 = 5 * 60

    let beganAt: Moment
    let lastAt: Moment
    /// When the visit before this one ended; nil for the first.
    let previousAt: Moment?

    /// A first visit.
    init(at now: Moment) {
        self.init(beganAt: now, lastAt: now, previousAt: nil)
    }

    init(beganAt: Moment, lastAt: Moment, previousAt: Moment?) {
        self.beganAt = beganAt
        self.lastAt = lastAt
        self.previousAt = previousAt
    }

    /// When the visit ended that was before the one at `now`.
    func since(at now: Moment) -> Moment? {
        isOver(at: now) ? lastAt : previousAt
    }

    /// What is to be noted of a page that was asked for at `now`; nil where that is noted well enough.
    func going(at now: Moment) -> Visit? {
        if isOver(at: now) { return Visit(beganAt: now, lastAt: now, previousAt: lastAt) }
        guard now >= lastAt.advanced(seconds: Self.noteEvery) else { return nil }
        return Visit(beganAt: beganAt, lastAt: now, previousAt: previousAt)
    }

    private func isOver(at now: Moment) -> Bool {
        now >= lastAt.advanced(seconds: Self.endsAfter)
    }
}

extension Query where Row == Visit {
    static func visit(of member: Member.ID) -> Self {
        Query("SELECT began_at, last_at, previous_at FROM visit WHERE member = \(member)") {
            Visit(beganAt: try $0.next(), lastAt: try $0.next(), previousAt: try $0.next())
        }
    }
}

extension SQLText {
    /// Notes a visit, unless a later one is noted.
    static func note(_ visit: Visit, of member: Member.ID) -> SQLText {
        """
        INSERT INTO visit (member, began_at, last_at, previous_at)
        VALUES (\(member), \(visit.beganAt), \(visit.lastAt), \(visit.previousAt))
        ON CONFLICT (member) DO UPDATE SET began_at = excluded.began_at, last_at = excluded.last_at,
            previous_at = excluded.previous_at
        WHERE visit.last_at < excluded.last_at
        """
    }
}
