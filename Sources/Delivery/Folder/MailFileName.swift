import MessageFormat

/// The name of a mail's file: its date, so that names sort by it, and a hash of its Message-ID.
enum MailFileName {
    /// Digits of the milliseconds up to the year 2100, with one to spare.
    private static let digits = 14
    private static let suffix = ".eml"

    static func of(_ mail: MailMessage) -> String {
        let date = String(mail.date)
        let zeros = String(repeating: "0", count: max(0, digits - date.utf8.count))
        return "\(zeros)\(date)-\(StableHash.of(mail.id.value).hex)\(suffix)"
    }

    /// The date in a name; nil when no mail is called so, which keeps paths and other files out.
    static func date(in name: String) -> Int64? {
        let bytes = Array(name.utf8)
        guard bytes.count == digits + 1 + 16 + suffix.utf8.count, name.hasSuffix(suffix),
            bytes[digits] == UInt8(ascii: "-"),
            bytes[..<digits].allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains),
            bytes[(digits + 1)..<(digits + 17)].allSatisfy("0123456789abcdef".utf8.contains)
        else { return nil }
        return Int64(String(decoding: bytes[..<digits], as: UTF8.self))
    }
}
