import Logging
import Storage

extension Outbox {
    /// Seconds for which a claimed letter is left to whoever has it; it is renewed while they are at it.
    ///
    /// After a crash it comes back when they are over.
    package static let lease: Int64 = 120

    /// Takes letters that are due, those due longest first, at most `limit`.
    ///
    /// Those whose time is over, and those that can't be opened, are given up on the way. What was subscribed to and is
    /// due in the night of whoever is under 18, since it was not taken before, is put off until the morning.
    package func claim(_ limit: Int) async throws(OutboxError) -> [OutgoingLetter] {
        let (now, zone) = (surroundings.now(), zone)
        let isAnyDue = try await store.reading(surroundings.logger, as: OutboxError.self) {
            try $0.first(.anyLetterDue(at: now)) != nil
        }
        guard isAnyDue, limit > 0 else { return [] }
        let until = now.advanced(seconds: Self.lease)
        let rows = try await store.writing(surroundings.logger, as: OutboxError.self) { transaction in
            try transaction.run(.takeBackLetters(at: now))
            var taken: [ClaimedRow] = []
            for row in try transaction.all(.claimLetters(limit, at: now, until: until)) {
                if row.expiresAt <= now {
                    try transaction.run(.settle(row.id, .givenUp, code: nil, at: now))
                } else if let morning = try transaction.morning(for: row.subscriber, in: zone, at: now) {
                    try transaction.run(.putOff(row, until: morning))
                } else {
                    taken.append(row)
                }
            }
            return taken
        }
        return try await open(rows, at: now)
    }

    /// Whether a letter that was claimed is still to go, now that its turn has come: nobody has dropped or claimed it
    /// since, nor has the night begun of whoever is under 18.
    package func mayGo(_ letter: OutgoingLetter) async throws(OutboxError) -> Bool {
        let (now, zone) = (surroundings.now(), zone)
        return try await store.reading(surroundings.logger, as: OutboxError.self) { transaction -> Bool in
            guard let held = try transaction.first(.inHand(letter)) else { return false }
            return try transaction.morning(for: held.subscriber, in: zone, at: now) == nil
        }
    }

    /// Keeps letters for as long again that are still being sent.
    package func renew(_ letters: [OutgoingLetter.ID]) async throws(OutboxError) {
        guard !letters.isEmpty else { return }
        let until = surroundings.now().advanced(seconds: Self.lease)
        try await store.writing(surroundings.logger, as: OutboxError.self) {
            _ = try $0.run(.renew(letters, until: until))
        }
    }

    /// Writes down what became of a letter; one that is settled loses its words and whom it was to.
    ///
    /// A letter that somebody else has claimed since stays theirs, unless it was sent.
    package func settle(_ letter: OutgoingLetter, _ fate: LetterFate) async throws(OutboxError) {
        let now = surroundings.now()
        let statement = SQLText.settle(letter, fate, at: now)
        try await store.writing(surroundings.logger, as: OutboxError.self) { _ = try $0.run(statement) }
    }

    private func open(_ rows: [ClaimedRow], at now: Moment) async throws(OutboxError) -> [OutgoingLetter] {
        let opened = rows.map { ($0.id, letter(of: $0)) }
        let broken = opened.filter { $0.1 == nil }.map(\.0)
        if !broken.isEmpty {
            surroundings.logger.error(
                "letters can't be opened and are given up", metadata: ["count": .stringConvertible(broken.count)])
            try await store.writing(surroundings.logger, as: OutboxError.self) { transaction in
                for id in broken { try transaction.run(.settle(id, .givenUp, code: nil, at: now)) }
            }
        }
        return opened.compactMap(\.1)
    }

    private func letter(of row: ClaimedRow) -> OutgoingLetter? {
        guard let bytes = surroundings.keys.opened(row.sealed, for: .letter),
            let content = try? AddressedLetter(decoding: bytes), let to = try? EmailAddress(typed: content.to)
        else { return nil }
        return OutgoingLetter(
            id: row.id, messageID: row.messageID, letter: content.letter, to: to, madeAt: row.madeAt,
            expiresAt: row.expiresAt, attempt: row.tries)
    }
}
