import Storage

/// Where a member wants to be told of one kind of thing.
package struct NoticeChoice: Sendable, Equatable {
    /// When a mail is wanted.
    package enum Mail: String, Sendable, CaseIterable, SQLBindable, SQLReadable {
        /// Some minutes later, unless it was read meanwhile.
        case soon
        /// With everything else, in the digest.
        case digest
        case never
    }

    package var onWeb: Bool
    package var byMail: Mail

    package init(onWeb: Bool, byMail: Mail) {
        self.onWeb = onWeb
        self.byMail = byMail
    }

    /// What holds for whoever has chosen nothing.
    package static func usual(for kind: Notice.Kind) -> NoticeChoice {
        switch kind {
        case .reply, .mention, .quote, .decision: NoticeChoice(onWeb: true, byMail: .soon)
        case .followed: NoticeChoice(onWeb: true, byMail: .digest)
        case .thanks, .report: NoticeChoice(onWeb: true, byMail: .never)
        }
    }
}

/// All that a member has chosen about notices.
package struct NoticeSettings: Sendable, Equatable {
    /// How often the digest comes.
    package enum Every: String, Sendable, CaseIterable, Codable, SQLBindable, SQLReadable {
        case day
        case week
    }

    /// One for each kind.
    package var choices: [Notice.Kind: NoticeChoice]
    /// Nil: there is no digest, and what would stand in it is not mailed.
    package var digest: Every?
    /// No mail at all, whatever else was chosen.
    package var isMailStopped: Bool
    /// Threads of which no mail comes any more.
    package var stoppedThreads: [DiscussionLink]

    package init(
        choices: [Notice.Kind: NoticeChoice] = [:], digest: Every? = nil, isMailStopped: Bool = false,
        stoppedThreads: [DiscussionLink] = []
    ) {
        self.choices = Dictionary(
            uniqueKeysWithValues: Notice.Kind.allCases.map { ($0, choices[$0] ?? .usual(for: $0)) })
        self.digest = digest
        self.isMailStopped = isMailStopped
        self.stoppedThreads = stoppedThreads
    }

    package func choice(for kind: Notice.Kind) -> NoticeChoice { choices[kind] ?? .usual(for: kind) }
}
