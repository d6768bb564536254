import Foundation
import Logging
import Synchronization

/// One line of a log as it is put together: a JSON object, its time first.
struct JSONText {
    private var bytes: [UInt8] = []

    /// Bytes that a request's line takes, roughly.
    private static let room = 256

    init(time: Date) {
        bytes.reserveCapacity(Self.room)
        append("{\"time\":\"")
        append(Self.seconds.text(of: time))
        append("\"")
    }

    /// Ends the object and the line, and gives it away; nothing can follow.
    mutating func end() -> [UInt8] {
        append("}\n")
        return bytes
    }

    mutating func field(_ name: String, _ value: String) {
        key(name)
        quote(value)
    }

    mutating func field(_ name: String, _ value: Logger.MetadataValue) {
        key(name)
        append(value)
    }

    private mutating func key(_ name: String) {
        bytes.append(UInt8(ascii: ","))
        quote(name)
        bytes.append(UInt8(ascii: ":"))
    }

    private mutating func append(_ text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func append(_ value: Logger.MetadataValue) {
        switch value {
        case .string(let text): quote(text)
        case .stringConvertible(let number as any BinaryInteger): append("\(number)")
        case .stringConvertible(let other): quote("\(other)")
        case .array(let values):
            list("[", "]", values) { $0.append($1) }
        case .dictionary(let fields):
            list("{", "}", fields.sorted { $0.key < $1.key }) { text, field in
                text.quote(field.key)
                text.append(":")
                text.append(field.value)
            }
        }
    }

    private mutating func list<Element>(
        _ open: String, _ close: String, _ elements: [Element], _ body: (inout JSONText, Element) -> Void
    ) {
        append(open)
        for (index, element) in elements.enumerated() {
            if index > 0 { append(",") }
            body(&self, element)
        }
        append(close)
    }

    /// A JSON string (RFC 8259 section 7).
    private mutating func quote(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": append("\\\"")
            case "\\": append("\\\\")
            case "\n": append("\\n")
            case "\r": append("\\r")
            case "\t": append("\\t")
            case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
                let digits = String(scalar.value, radix: 16)
                append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
            case _ where scalar.isASCII: bytes.append(UInt8(scalar.value))
            default: append(String(scalar))
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static let seconds = SecondText()
}

/// Writes moments as ISO 8601 does, remembering the second that was written last: lines come many to a second.
private final class SecondText: Sendable {
    private struct Last {
        var second = Int64.min
        /// Up to the seconds, as `2024-06-15T12:00:00`.
        var text = ""
    }

    private let last = Mutex(Last())

    func text(of time: Date) -> String {
        let milliseconds = Int64((time.timeIntervalSince1970 * 1_000).rounded(.down))
        let second = (milliseconds >= 0 ? milliseconds : milliseconds - 999) / 1_000
        let rest = String(milliseconds - second * 1_000)
        let text = last.withLock { last in
            if last.second != second {
                last.second = second
                let whole = Date(timeIntervalSince1970: Double(second))
                last.text = String(whole.formatted(.iso8601).dropLast())
            }
            return last.text
        }
        return "\(text).\(String(repeating: "0", count: 3 - rest.count))\(rest)Z"
    }
}
