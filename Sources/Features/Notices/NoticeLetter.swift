/// What a mail about one thread says.
package struct NoticeLetter: Sendable, Equatable, Codable {
    /// Whom it is to.
    package let name: String
    package let thread: LetterThread
    /// What is told of it, oldest first; one at least.
    package let entries: [LetterEntry]
    /// Message-ID of what the first of them answers, without angle brackets, where it answers something.
    package let inReplyTo: String?
    /// Message-IDs by which mail programs put the mail beside others of the thread, oldest first.
    package let references: [String]
    /// Links that stop it, the nearest first: this thread, these kinds, all.
    package let stops: [LetterStop]
}

/// What a digest says.
package struct DigestLetter: Sendable, Equatable, Codable {
    package let name: String
    package let every: NoticeSettings.Every
    /// What is told, by thread, those first where the newest is.
    package let threads: [ThreadPart]
    /// There was more than a digest holds.
    package let isCut: Bool
    package let stops: [LetterStop]

    package struct ThreadPart: Sendable, Equatable, Codable {
        package let thread: LetterThread
        package let entries: [LetterEntry]
    }
}

/// A thread as mails name it.
package struct LetterThread: Sendable, Hashable, Codable {
    package let id: Int64
    package let slug: String
    /// Empty where nothing of it can be read, and another began it.
    package let title: String

    package var link: DiscussionLink {
        DiscussionLink(id: Discussion.ID(rawValue: id), slug: slug, title: title)
    }
}

/// One thing that a mail tells.
package struct LetterEntry: Sendable, Equatable, Codable {
    package let kind: Notice.Kind
    /// Who did it; nil where nobody is named.
    package let by: String?
    /// The post's number.
    package let post: Int64
    /// The post's first words; empty where it is not to be read.
    package let excerpt: String
}

/// A link that stops mail.
package struct LetterStop: Sendable, Equatable, Codable {
    package enum What: Sendable, Equatable, Codable {
        case thread
        case kind(Notice.Kind)
        case digest
        case all
    }

    package let what: What
    /// What stands in the link.
    package let token: String
}
