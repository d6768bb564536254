import Storage

extension Notices {
    /// What whoever asks has chosen.
    package func settings(for actor: Actor) async throws(NoticeError) -> NoticeSettings {
        guard authorizer.allows(actor, .keepTrack), let member = actor.member?.id else { throw .notAllowed }
        let audiences = authorizer.audiences(for: actor)
        return try await store.reading(surroundings.logger, as: NoticeError.self) { transaction in
            NoticeSettings(
                choices: Dictionary(
                    try transaction.all(.noticeChoices(of: member)), uniquingKeysWith: { first, _ in first }),
                digest: try transaction.first(.digest(of: member)),
                isMailStopped: try transaction.first(.isMailStopped(for: member)) != nil,
                stoppedThreads: try transaction.threadsWithoutMail(of: member, audiences))
        }
    }

    /// Keeps what whoever asks chose; it holds for mail that waits, too.
    ///
    /// - Parameter resumesThreads: mail of threads that was stopped comes again.
    package func choose(
        _ settings: NoticeSettings, resumesThreads: Bool, by actor: Actor
    ) async throws(NoticeError) {
        guard authorizer.allows(actor, .keepTrack), let member = actor.member else { throw .notAllowed }
        let (now, zone) = (surroundings.now(), zone.zone(of: member.preferences))
        try await store.writing(surroundings.logger, as: NoticeError.self) { transaction in
            let stopper = MailStopper(transaction: transaction, member: member.id, now: now)
            for kind in Notice.Kind.allCases {
                let choice = settings.choice(for: kind)
                try transaction.run(.choose(choice, for: kind, by: member.id))
                if choice.byMail == .never { try stopper.dropMail(about: .kind(kind)) }
                if choice.byMail != .digest { try transaction.run(.leaveDigest(kind, of: member.id)) }
            }
            if let every = settings.digest {
                let next = DigestTime.next(after: now, every, in: zone)
                try transaction.run(.subscribe(member.id, every: every, from: next))
            } else {
                try stopper.stop(.digest)
            }
            if settings.isMailStopped {
                try stopper.stop(.all)
            } else {
                try transaction.run(.resumeMail(of: member.id))
            }
            if resumesThreads { try transaction.run(.resumeThreads(of: member.id)) }
        }
    }

    /// What a link in a mail would stop; nil for a link that we never made.
    package func stop(for token: String) async throws(ReadingError) -> StoppedMail? {
        guard let (_, stop) = surroundings.keys.mailStop(in: token) else { return nil }
        return try await store.reading(surroundings.logger, as: ReadingError.self) { transaction in
            let stop = try transaction.current(stop)
            guard case .thread(let discussion) = stop else { return StoppedMail(stop: stop, title: nil) }
            return StoppedMail(stop: stop, title: try transaction.first(.titles(of: [discussion], [.everyone]))?.title)
        }
    }

    /// Does what a link in a mail says, as often as it is used; mail that waits is dropped.
    package func stopMail(by token: String) async throws(NoticeError) {
        guard let (member, stop) = surroundings.keys.mailStop(in: token) else { throw .missing }
        let now = surroundings.now()
        try await store.writing(surroundings.logger, as: NoticeError.self) { transaction in
            try MailStopper(transaction: transaction, member: member, now: now).stop(transaction.current(stop))
        }
    }
}

/// What a link in a mail stops, for its page.
package struct StoppedMail: Sendable, Equatable {
    package let stop: MailStop
    /// The thread's title, where everybody may read it: the link needs no sign-in.
    package let title: String?
}

/// Stops mail to one member, within a transaction.
struct MailStopper {
    let transaction: any Transaction
    let member: Member.ID
    let now: Moment

    /// No more mail about that.
    func stop(_ stop: MailStop) throws {
        switch stop {
        case .thread, .all: try transaction.run(.stopMail(stop, of: member, at: now))
        case .kind(let kind): try transaction.run(.stopMail(about: kind, of: member))
        case .digest: try transaction.run(.endDigest(of: member))
        }
        try dropMail(about: stop)
    }

    /// What is due is not written any more, what is written not sent.
    func dropMail(about stop: MailStop) throws {
        try transaction.run(.forgetDueMail(about: stop, of: member))
        try transaction.run(.dropLetters(about: stop, of: member, at: now))
    }
}
