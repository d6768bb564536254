import Delivery
import Features
import MessageFormat
import Web

/// Makes mails of letters: words, sender, the headers that say that no person wrote this.
struct Postman: Sendable {
    private let writer: LetterWriter
    private let from: MailParty

    /// - Throws: one sentence when the site's name can't stand in a header.
    init(writer: LetterWriter, from address: MailAddress?, site: Site) throws(CommandFailure) {
        self.writer = writer
        do {
            from = try MailParty(name: site.name, address: address ?? MailAddress("bandstand@\(MailDomain.of(site))"))
        } catch {
            throw CommandFailure(
                "The site's name can't be the sender of mail: \(error). See \(SettingName.siteName.variable).")
        }
    }

    /// A letter of the outbox as a mail; the same on each try.
    func mail(_ letter: OutgoingLetter) throws -> MailMessage {
        try mail(letter.letter, to: letter.to, id: letter.messageID, at: letter.madeAt)
    }

    /// A letter as a mail.
    func mail(_ letter: Letter, to: EmailAddress, id: String, at date: Moment) throws -> MailMessage {
        let written = try writer.write(letter)
        guard let id = MessageID(id) else { throw MailFault.controls(.header) }
        return try MailMessage(
            from: from, to: MailParty(address: MailAddress(to.text)), subject: written.subject, text: written.text,
            html: written.html, id: id, date: date.rawValue,
            headers: [MailHeader("Auto-Submitted", "auto-generated")]
                + written.headers.map { try MailHeader($0.name, $0.value) })
    }
}
