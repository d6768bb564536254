/// Dates of messages: RFC 5322 with its obsolete forms, asctime and ISO 8601.
package enum MessageDate {
    /// A Date value longer than this is none.
    private static let longest = 200

    /// Milliseconds since 1970 UTC; nil when the text is no date, or one before 1970 or after 2100.
    package static func parse(_ text: String) -> Int64? {
        parse(Bytes(text.utf8))
    }

    /// Milliseconds since 1970 as a message dates itself: `Fri, 01 Jun 2007 00:04:24 +0000`.
    package static func render(_ milliseconds: Int64) -> String {
        let date = CivilDate(milliseconds: milliseconds)
        return "\(CivilDate.dayNames[date.weekday]), \(twoDigits(date.day)) \(CivilDate.monthNames[date.month - 1]) "
            + "\(date.year) \(clock(date)) +0000"
    }

    /// Milliseconds since 1970 in the form of a mailbox's From_ line: `Fri Jun  1 00:04:24 2007`.
    static func renderAsctime(_ milliseconds: Int64) -> String {
        let date = CivilDate(milliseconds: milliseconds)
        return "\(CivilDate.dayNames[date.weekday]) \(CivilDate.monthNames[date.month - 1]) "
            + "\(date.day < 10 ? " " : "")\(date.day) \(clock(date)) \(date.year)"
    }

    static func parse(_ bytes: Bytes) -> Int64? {
        var reader = DateReader()
        for word in words(of: bytes.prefix(longest)) { reader.take(word) }
        return reader.milliseconds
    }

    private static func words(of bytes: Bytes) -> [Bytes] {
        var words: [Bytes] = []
        var position = bytes.startIndex
        while position < bytes.endIndex {
            let byte = bytes[position]
            if byte == UInt8(ascii: "(") {
                position = (bytes.endOfComment(from: position) ?? bytes.endIndex - 1) + 1
            } else if isSeparator(byte) {
                position += 1
            } else {
                let start = position
                while position < bytes.endIndex, !isSeparator(bytes[position]), bytes[position] != UInt8(ascii: "(") {
                    position += 1
                }
                words.append(bytes[start..<position])
            }
        }
        return words
    }

    private static func isSeparator(_ byte: UInt8) -> Bool {
        byte.isWhite || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: "\"")
    }

    private static func clock(_ date: CivilDate) -> String {
        "\(twoDigits(date.hour)):\(twoDigits(date.minute)):\(twoDigits(date.second))"
    }

    private static func twoDigits(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
