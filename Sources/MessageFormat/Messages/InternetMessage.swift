/// One Internet message as a value (RFC 5322, RFC 5536): who, when, about what, in answer to what, and its text.
///
/// Two messages are equal when they say the same; `remarks` tells how one was read and does not count.
package struct InternetMessage: Sendable, Equatable {
    /// Its identifier; nil when it has none that could be used.
    package var id: MessageID?
    /// Who wrote it, by From or else by Sender; without name and address when nobody is named.
    package var from: Mailbox
    /// Decoded, on one line, without controls.
    package var subject: String {
        didSet { subject = OneLine.of(subject) }
    }
    /// Milliseconds since 1970 UTC, in whole seconds, since a message holds no more.
    ///
    /// Nil when absent, unreadable, before 1970 or after 2100.
    package var date: Int64? {
        didSet { date = Self.wholeSeconds(date) }
    }
    /// The messages that this one names as answered, at most 200.
    package var inReplyTo: [MessageID] {
        didSet { inReplyTo = MessageID.bounded(inReplyTo) }
    }
    /// The thread before this message as its author's program knew it, oldest first, at most 200.
    package var references: [MessageID] {
        didSet { references = MessageID.bounded(references) }
    }
    /// Its text, found among its parts.
    package var body: MessageBody
    /// What was odd but could be read, in plain words.
    package var remarks: [String] = []

    /// Makes a message to be rendered; each value is brought to the form that its property has.
    package init(
        id: MessageID?, from: Mailbox, subject: String, date: Int64?, inReplyTo: [MessageID] = [],
        references: [MessageID] = [], body: MessageBody
    ) {
        self.id = id
        self.from = from
        self.subject = OneLine.of(subject)
        self.date = Self.wholeSeconds(date)
        self.inReplyTo = MessageID.bounded(inReplyTo)
        self.references = MessageID.bounded(references)
        self.body = body
    }

    /// The chain of ancestors as the author's program knew it, oldest first.
    ///
    /// References, then In-Reply-To, without repeats and without the message itself.
    package var ancestors: [MessageID] {
        var seen: Set<MessageID> = id.map { [$0] } ?? []
        return (references + inReplyTo).filter { seen.insert($0).inserted }
    }

    /// Whether both say the same, however they were read.
    package static func == (left: InternetMessage, right: InternetMessage) -> Bool {
        left.id == right.id && left.from == right.from && left.subject == right.subject && left.date == right.date
            && left.inReplyTo == right.inReplyTo && left.references == right.references && left.body == right.body
    }

    private static func wholeSeconds(_ date: Int64?) -> Int64? {
        guard let date, CivilDate.believable.contains(date) else { return nil }
        return date - date % 1000
    }
}
