import MessageFormat

extension MailMessage {
    /// The mail as bytes for SMTP or a file: ASCII only, lines of at most 998 bytes ended by CR LF (RFC 5322).
    ///
    /// The same mail is written the same way each time, its boundary included.
    package var bytes: [UInt8] {
        var writer = HeaderWriter()
        writer.mailbox("From", of: from.name, at: from.address.text)
        writer.mailbox("To", of: to.name, at: to.address.text)
        writer.text("Subject", subject)
        writer.line("Date", MessageDate.render(date))
        writer.line("Message-ID", "<\(id.value)>")
        for header in headers { writer.structured(header.name, header.value) }
        writer.line("MIME-Version", "1.0")
        guard let html else {
            return writer.bytes + Self.part("plain", text)
        }
        // The equals sign and the underscore keep it out of both encodings of a body (RFC 2045 6.7).
        let boundary = "=_" + StableHash.of(id.value).hex
        writer.line("Content-Type", "multipart/alternative; boundary=\"\(boundary)\"")
        var bytes = writer.bytes
        for part in [Self.part("plain", text), Self.part("html", html)] {
            bytes.append(contentsOf: "\r\n--\(boundary)\r\n".utf8)
            bytes.append(contentsOf: part)
        }
        bytes.append(contentsOf: "\r\n--\(boundary)--\r\n".utf8)
        return bytes
    }

    /// The mail with its envelope.
    package var outgoing: OutgoingMail {
        OutgoingMail(sender: from.address, recipient: to.address, content: bytes)
    }

    private static func part(_ subtype: String, _ text: String) -> [UInt8] {
        let body = EncodedBody(text)
        let head = "Content-Type: text/\(subtype); charset=utf-8\r\nContent-Transfer-Encoding: \(body.encoding)\r\n\r\n"
        return Array(head.utf8) + body.bytes
    }
}
