/// An XML document put together in Swift.
///
/// Whatever is interpolated is escaped, unless it is XML already; characters that XML can't hold (XML 1.0 section 2.2)
/// are left out.
struct XML: Sendable, Equatable {
    private var bytes: [UInt8]

    /// The document as it is sent.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    static func += (left: inout XML, right: XML) {
        left.bytes += right.bytes
    }
}

extension XML: ExpressibleByStringInterpolation {
    init(stringLiteral markup: String) {
        bytes = Array(markup.utf8)
    }

    init(stringInterpolation: StringInterpolation) {
        bytes = stringInterpolation.bytes
    }

    /// Literal pieces are markup; values are text, escaped for element content and quoted attributes alike.
    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var bytes: [UInt8] = []

        init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity)
        }

        mutating func appendLiteral(_ markup: String) {
            bytes += markup.utf8
        }

        mutating func appendInterpolation(_ value: String) {
            XML.append(value, to: &bytes)
        }

        mutating func appendInterpolation(_ markup: XML) {
            bytes += markup.bytes
        }

        /// Nothing when there is nothing.
        mutating func appendInterpolation(_ markup: XML?) {
            if let markup { bytes += markup.bytes }
        }
    }

    private static func append(_ value: String, to bytes: inout [UInt8]) {
        for byte in value.utf8 {
            switch byte {
            case UInt8(ascii: "&"): bytes += "&amp;".utf8
            case UInt8(ascii: "<"): bytes += "&lt;".utf8
            case UInt8(ascii: ">"): bytes += "&gt;".utf8
            case UInt8(ascii: "\""): bytes += "&quot;".utf8
            case UInt8(ascii: "'"): bytes += "&#39;".utf8
            case 0x00...0x08, 0x0B...0x1F: break
            case 0xBE, 0xBF:
                if bytes.last == 0xBF, bytes.dropLast().last == 0xEF {
                    // U+FFFE or U+FFFF: both bytes before belong to it.
                    bytes.removeLast(2)
                } else {
                    bytes.append(byte)
                }
            default: bytes.append(byte)
            }
        }
    }
}
