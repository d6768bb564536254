import Mustache

/// Markup put together in Swift.
///
/// Whatever is interpolated is escaped, unless it is markup already.
///
/// It escapes by byte, so that a quotation mark does not pass with an accent on it. Templates show it with three braces,
/// and with two what is no markup: see `EscapedText`.
struct HTML: Sendable, Equatable {
    private(set) var text: String

    /// A post's body, which was made safe when it was rendered.
    init(stored body: String) {
        text = body
    }

    init(_ parts: some Sequence<HTML>) {
        text = ""
        for part in parts {
            text += part.text
        }
    }

    static func += (left: inout HTML, right: HTML) {
        left.text += right.text
    }
}

extension HTML: ExpressibleByStringInterpolation {
    init(stringLiteral markup: String) {
        text = markup
    }

    init(stringInterpolation: StringInterpolation) {
        text = stringInterpolation.text
    }

    /// Literal pieces are markup; values are text, escaped for element content and quoted attributes alike.
    struct StringInterpolation: StringInterpolationProtocol {
        /// Bytes that a value takes, roughly.
        private static let valueBytes = 24

        fileprivate var text = ""

        init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + interpolationCount * Self.valueBytes)
        }

        mutating func appendLiteral(_ markup: String) {
            text += markup
        }

        mutating func appendInterpolation(_ value: String) {
            Escape.append(value, to: &text)
        }

        mutating func appendInterpolation(_ number: Int) {
            text += String(number)
        }

        mutating func appendInterpolation(_ number: Int64) {
            text += String(number)
        }

        mutating func appendInterpolation(_ markup: HTML) {
            text += markup.text
        }

        /// Nothing when there is nothing.
        mutating func appendInterpolation(_ markup: HTML?) {
            if let markup { text += markup.text }
        }
    }
}

extension HTML: MustacheCustomRenderable {
    var renderText: String { text }
    var isNull: Bool { text.isEmpty }
}

/// Turns the five characters that mean something in HTML into references.
private enum Escape {
    static func append(_ value: String, to text: inout String) {
        guard value.utf8.contains(where: isSpecial) else {
            text += value
            return
        }
        var rest = value.utf8[...]
        while let index = rest.firstIndex(where: isSpecial) {
            text += Substring(rest[..<index])
            text += reference(for: rest[index])
            rest = rest[rest.index(after: index)...]
        }
        text += Substring(rest)
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
        default: false
        }
    }

    private static func reference(for byte: UInt8) -> String {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        default: "&#39;"
        }
    }
}
