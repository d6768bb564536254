import Storage

/// Turns notices whose mail is due into letters of the outbox, so that each is told by one mail at most.
///
/// A letter is put in and its notices noted as told in one transaction: a crash before it leaves them due, a crash
/// after it leaves the letter. What falls due in the night of whoever is under 18 is written in the morning.
package struct NoticeLetters: Sendable {
    let store: any Store
    let outbox: Outbox
    let zone: DigestZone
    let surroundings: Surroundings

    /// Seconds from a notice to the mail about it, unless the owner chose another time.
    package static let usualDelay: Int64 = 600
    /// Mails that one member gets in a day, digests included.
    package static let mostADay = 100
    /// Seconds unseen after which somebody gets no digest any more.
    package static let unseen = 180 * Moment.day
    /// Notices looked at in one round, and at most in one letter.
    static let batch = 200
    static let longest = 50

    /// Writes what is due now, a bounded part of it.
    ///
    /// - Returns: true when there may be more.
    package func write() async throws(OutboxError) -> Bool {
        let now = surroundings.now()
        let (due, digests) = try await store.reading(surroundings.logger, as: OutboxError.self) { transaction in
            (try transaction.all(.dueNotices(at: now)), try transaction.all(.dueDigests(at: now)))
        }
        guard !due.isEmpty || !digests.isEmpty else { return false }
        var heaps: [DueHeap] = []
        for heap in due where !heaps.contains(heap) { heaps.append(heap) }
        for heap in heaps { try await write(heap, at: now) }
        for digest in digests { try await write(digest, at: now) }
        outbox.ring()
        return due.count == Self.batch || digests.count == Self.batch
    }

    private func write(_ heap: DueHeap, at now: Moment) async throws(OutboxError) {
        let letters = self
        try await store.writing(surroundings.logger, as: OutboxError.self) { transaction in
            if let morning = try transaction.morning(for: heap.member, in: letters.zone, at: now) {
                try transaction.run(.putMailOff(of: heap.member, until: morning, at: now))
                return
            }
            let due = try transaction.all(.notices(due: heap, at: now))
            guard !due.isEmpty else { return }
            var letter: String?
            let told = due.filter(\.isTold)
            if !told.isEmpty {
                let stop = MailStop.thread(heap.discussion)
                letter = try letters.put(
                    .notices(letters.letter(told, in: heap)), to: heap.member, list: stop.scope, transaction, at: now)
            }
            try transaction.run(.settleMail(due.map(\.id), letter: nil))
            if let letter { try transaction.run(.settleMail(told.map(\.id), letter: letter)) }
        }
    }

    private func write(_ digest: DueDigest, at now: Moment) async throws(OutboxError) {
        let letters = self
        let next = DigestTime.next(after: now, digest.every, in: zone.zone(named: digest.zone))
        try await store.writing(surroundings.logger, as: OutboxError.self) { transaction in
            let morning = try transaction.morning(for: digest.member, in: letters.zone, at: now)
            let found = try transaction.run(
                .putDigestOff(of: digest.member, due: digest.dueAt, until: morning ?? next))
            // Somebody else may have written it meanwhile.
            guard found == 1, morning == nil else { return }
            let isUnseen = digest.seenAt <= now.advanced(seconds: -Self.unseen)
            if isUnseen {
                try transaction.run(.endDigest(of: digest.member))
                try transaction.run(.forgetDueMail(about: .digest, of: digest.member))
            }
            let due = try transaction.all(.digestedNotices(of: digest.member, at: now))
            let told = due.filter(\.isTold).prefix(Self.longest)
            var letter: String?
            if !isUnseen, digest.isWanted, !told.isEmpty {
                let words = try letters.letter(Array(told), digest, isCut: due.count > Self.longest)
                letter = try letters.put(
                    .digest(words), to: digest.member, list: MailStop.digest.scope, transaction, at: now)
            }
            try transaction.run(.settleDigest(of: digest.member, at: now))
            if let letter { try transaction.run(.settleMail(told.map(\.id), letter: letter)) }
        }
    }

    /// Puts a letter in, unless the member has no address or had enough mail today.
    ///
    /// - Returns: its Message-ID.
    private func put(
        _ letter: Letter, to member: Member.ID, list: String, _ transaction: any Transaction, at now: Moment
    ) throws -> String? {
        guard let bytes = try transaction.first(.confirmedAddress(of: member)),
            let address = surroundings.keys.address(in: bytes)
        else { return nil }
        let sealed = try outbox.sealed(letter, to: address)
        let since = now.advanced(seconds: -Moment.day)
        guard try transaction.one(.subscribedLetters(to: sealed.addressHash, since: since)) < Self.mostADay else {
            return nil
        }
        try outbox.enqueue(sealed, for: member, list: list, in: transaction, at: now)
        return sealed.messageID
    }

    private func letter(_ due: [DueNotice], in heap: DueHeap) throws -> NoticeLetter {
        let first = due[0]
        let kinds = Notice.Kind.allCases.filter { kind in due.contains { $0.entry.kind == kind } }
        var stops = [try stop(.thread, .thread(heap.discussion), heap.member)]
        for kind in kinds { stops.append(try stop(.kind(kind), .kind(kind), heap.member)) }
        stops.append(try stop(.all, .all, heap.member))
        return NoticeLetter(
            name: first.to, thread: first.thread, entries: due.map(\.entry),
            inReplyTo: first.parentMessage,
            references: Self.distinct([first.openingMessage] + due.map(\.parentMessage)),
            stops: stops)
    }

    private func letter(_ due: [DueNotice], _ digest: DueDigest, isCut: Bool) throws -> DigestLetter {
        var threads: [LetterThread] = []
        for notice in due where !threads.contains(notice.thread) { threads.append(notice.thread) }
        return DigestLetter(
            name: digest.name, every: digest.every,
            threads: threads.map { thread in
                .init(thread: thread, entries: due.filter { $0.thread == thread }.reversed().map(\.entry))
            },
            isCut: isCut,
            stops: [try stop(.digest, .digest, digest.member), try stop(.all, .all, digest.member)])
    }

    private func stop(_ what: LetterStop.What, _ stop: MailStop, _ member: Member.ID) throws -> LetterStop {
        LetterStop(what: what, token: try surroundings.keys.stopToken(for: member, stop))
    }

    /// The first ten, none twice.
    private static func distinct(_ ids: [String?]) -> [String] {
        var seen: Set<String> = []
        return Array(ids.compactMap(\.self).filter { seen.insert($0).inserted }.prefix(10))
    }
}
