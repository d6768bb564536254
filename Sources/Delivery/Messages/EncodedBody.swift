import Foundation
import MessageFormat

/// A body in the shorter of the two encodings that pass every mail server (RFC 2045 6.7, 6.8).
struct EncodedBody {
    /// The value of Content-Transfer-Encoding.
    let encoding: String
    /// ASCII in lines of at most 76 bytes, each ended by CR LF.
    let bytes: [UInt8]

    /// Bytes beyond ASCII cost quoted-printable two more, and base64 a third of everything.
    private static let base64From = 6

    init(_ text: String) {
        let lines = Self.lines(of: text)
        let beyondASCII = lines.count { $0 >= 0x80 }
        if beyondASCII * Self.base64From > lines.count {
            encoding = "base64"
            let encoded = Data(lines.flatMap { $0 == UInt8(ascii: "\n") ? Array("\r\n".utf8) : [$0] })
                .base64EncodedString(options: [
                    .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
                ])
            bytes = Array(encoded.utf8) + "\r\n".utf8
        } else {
            encoding = "quoted-printable"
            bytes = QuotedPrintable.encode(lines)
        }
    }

    /// The text with each line end, CR LF, CR or LF, as LF, and one at its end.
    private static func lines(of text: String) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count + 1)
        var before: UInt8 = 0
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\r") {
                result.append(UInt8(ascii: "\n"))
            } else if byte != UInt8(ascii: "\n") || before != UInt8(ascii: "\r") {
                result.append(byte)
            }
            before = byte
        }
        if result.last != UInt8(ascii: "\n") { result.append(UInt8(ascii: "\n")) }
        return result
    }
}
