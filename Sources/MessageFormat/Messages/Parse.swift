extension InternetMessage {
    /// Reads a message with LF or CRLF line ends.
    ///
    /// What is merely odd is read as well as possible and noted in `remarks`.
    ///
    /// - Throws: a fault when there is no usable header, when the header is larger than 256 kB or holds more than 1,000
    ///   fields, or when the text is larger than 1 MB.
    package static func parse(_ bytes: [UInt8]) throws(MessageFault) -> InternetMessage {
        try parse(bytes[...])
    }

    /// Reads a message that is a part of a longer run of bytes.
    package static func parse(_ bytes: ArraySlice<UInt8>) throws(MessageFault) -> InternetMessage {
        let header = try HeaderBlock(bytes)
        guard header.has(anyOf: ["from", "subject", "date", "message-id"]) else {
            throw MessageFault(reason: "there is no usable header (From, Subject, Date or Message-ID)", line: 1)
        }
        var remarks = Remarks()
        if header.strayLines > 0 { remarks.note("\(header.strayLines) header lines without a colon, left out") }
        let id = readID(header.value("message-id"), remarks: &remarks)
        let date = readDate(header.value("date"), remarks: &remarks)
        let subject = header.value("subject").map { HeaderText.decode($0, remarks: &remarks) } ?? ""
        var reader = BodyReader(remarks: remarks)
        let from = (header.value("from") ?? header.value("sender")).map { Mailbox.parse($0, remarks: &reader.remarks) }
        let body = try reader.read(header)
        var message = InternetMessage(
            id: id, from: from ?? Mailbox(name: "", address: ""), subject: subject, date: date,
            inReplyTo: header.value("in-reply-to").map { MessageID.list(in: $0) } ?? [],
            references: header.value("references").map { MessageID.list(in: $0) } ?? [], body: body)
        message.remarks = reader.remarks.texts
        return message
    }

    private static func readID(_ value: Bytes?, remarks: inout Remarks) -> MessageID? {
        guard let value else { return nil }
        let id = MessageID.list(in: value).first ?? MessageID(bracketed: value)
        if id == nil { remarks.note("unusable Message-ID, left out") }
        return id
    }

    private static func readDate(_ value: Bytes?, remarks: inout Remarks) -> Int64? {
        guard let value else { return nil }
        let date = MessageDate.parse(value)
        if date == nil { remarks.note("unreadable date, left out") }
        return date
    }
}
