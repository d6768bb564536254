/// Writes messages into a mailbox in the form `mboxrd`, which loses nothing (RFC 4155).
package enum MboxWriter {
    /// Appends one rendered message: a From_ line, the message with LF line ends and its lines `From ` quoted, and an
    /// empty line.
    ///
    /// - Parameter date: Milliseconds since 1970 UTC for the From_ line; nil writes the first moment of 1970.
    package static func append(_ rendered: [UInt8], date: Int64?, to mailbox: inout [UInt8]) {
        mailbox.append(contentsOf: "From MAILER-DAEMON \(MessageDate.renderAsctime(date ?? 0))\n".utf8)
        var lines = LineScanner(rendered[...])
        while let line = lines.next() {
            if line.drop(while: { $0 == UInt8(ascii: ">") }).starts(with: "From ".utf8) {
                mailbox.append(UInt8(ascii: ">"))
            }
            mailbox.append(contentsOf: line)
            mailbox.append(.lineFeed)
        }
        mailbox.append(.lineFeed)
    }

    /// One rendered message as it stands in a mailbox.
    package static func entry(for rendered: [UInt8], date: Int64?) -> [UInt8] {
        var mailbox: [UInt8] = []
        mailbox.reserveCapacity(rendered.count + 64)
        append(rendered, date: date, to: &mailbox)
        return mailbox
    }
}
