package import Features

/// Mail of a site that has no mail server: what would have been sent, for whoever runs it to read.
package protocol UnsentMail: Sendable {
    /// The newest mails, newest first.
    func newest(_ count: Int) async throws -> [UnsentMailEntry]

    /// One mail; nil when there is none of that name.
    func mail(named name: String) async throws -> UnsentMailText?
}

/// A mail in the list.
package struct UnsentMailEntry: Sendable {
    /// Its file's name.
    package let name: String
    package let subject: String
    package let date: Moment

    package init(name: String, subject: String, date: Moment) {
        self.name = name
        self.subject = subject
        self.date = date
    }
}

/// A mail to be read.
package struct UnsentMailText: Sendable {
    package let subject: String
    /// Its plain form.
    package let text: String
    /// The whole of it as it would go over the wire.
    package let source: String

    package init(subject: String, text: String, source: String) {
        self.subject = subject
        self.text = text
        self.source = source
    }
}
