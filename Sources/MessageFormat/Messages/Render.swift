extension InternetMessage {
    /// The longest line a message may have, without its line end (RFC 5322 2.1.1).
    private static let longestLine = 998

    /// The message as bytes with CRLF line ends, ready for mail and news.
    ///
    /// Parsing them gives an equal message, as long
    /// as the text is not larger than what `parse` takes.
    package func render() -> [UInt8] {
        var header = HeaderWriter()
        header.mailbox("From", of: from.name, at: from.address)
        header.text("Subject", subject)
        if let date { header.line("Date", MessageDate.render(date)) }
        if let id { header.identifiers("Message-ID", [id]) }
        header.identifiers("In-Reply-To", inReplyTo)
        header.identifiers("References", references)
        header.line("MIME-Version", "1.0")
        header.line("Content-Type", contentType)
        let text = Array(body.text.utf8)
        let isPlain = Self.isSevenBit(text)
        header.line("Content-Transfer-Encoding", isPlain ? "7bit" : "quoted-printable")
        var result = header.bytes + [.carriageReturn, .lineFeed]
        guard !text.isEmpty else { return result }
        result.append(contentsOf: isPlain ? Self.withNetworkLineEnds(text) : QuotedPrintable.encode(text))
        result.append(contentsOf: [.carriageReturn, .lineFeed])
        return result
    }

    private var contentType: String {
        switch body.format {
        case .plain: "text/plain; charset=utf-8"
        case .markdown: "text/markdown; charset=utf-8; variant=CommonMark"
        }
    }

    private static func isSevenBit(_ text: [UInt8]) -> Bool {
        var length = 0
        for byte in text {
            guard byte < 0x7F, byte >= 0x20 || byte == .tab || byte == .lineFeed else { return false }
            length = byte == .lineFeed ? 0 : length + 1
            if length > longestLine { return false }
        }
        return true
    }

    private static func withNetworkLineEnds(_ text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count + text.count / 32)
        for byte in text {
            if byte == .lineFeed { result.append(.carriageReturn) }
            result.append(byte)
        }
        return result
    }
}
