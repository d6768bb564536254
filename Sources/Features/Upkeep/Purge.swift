import Storage

/// Deletes what has had its time, a few rows in each transaction.
package struct Purge: Sendable {
    private let store: any Store
    private let now: @Sendable () -> Moment

    init(store: any Store, now: @escaping @Sendable () -> Moment) {
        self.store = store
        self.now = now
    }

    /// Rows that one statement changes at most: short enough that a writer hardly waits for it.
    static let batch = 500

    /// Applies every rule until nothing is left to do, and returns how many rows went, table by table.
    @discardableResult
    package func run() async throws -> [String: Int] {
        let now = now()
        var gone: [String: Int] = [:]
        for rule in Retention.rules(at: now) {
            var count = 0
            repeat {
                count = try await store.write { transaction in
                    for statement in rule.before { try transaction.run(statement) }
                    return try transaction.run(rule.deletes)
                }
                gone[rule.name, default: 0] += count
            } while count == Self.batch && !Task.isCancelled
        }
        try await store.write { try $0.run(.ran("purge", at: now)) }
        return gone.filter { $0.value > 0 }
    }
}

extension Query where Row == Moment {
    /// When a job ran last, if it ever did.
    static func lastRun(of job: String) -> Self {
        Query("SELECT ran_at FROM job WHERE name = \(job)")
    }
}

extension SQLText {
    /// Notes when a job ran last.
    static func ran(_ job: String, at now: Moment) -> SQLText {
        """
        INSERT INTO job (name, ran_at) VALUES (\(job), \(now))
        ON CONFLICT (name) DO UPDATE SET ran_at = excluded.ran_at
        """
    }
}
