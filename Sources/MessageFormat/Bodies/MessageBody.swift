/// What a message says: its text and how that text is marked up.
package struct MessageBody: Sendable, Equatable {
    /// The kinds of markup a text may have.
    package enum Format: String, Sendable {
        /// Plain text, line by line as it was written (text/plain).
        case plain
        /// Markdown (text/markdown, RFC 7763).
        case markdown
    }

    /// The text with `\n` line ends, without NUL and without blank lines at its end.
    ///
    /// Whatever is put in is brought to this form.
    package var text: String {
        didSet { text = Self.normal(text) }
    }
    /// How the text is marked up.
    package var format: Format

    /// Takes a text in any form and keeps it in the form that `text` has.
    package init(text: String, format: Format) {
        self.text = Self.normal(text)
        self.format = format
    }

    private static func normal(_ text: String) -> String {
        var text = text
        return text.withUTF8 { buffer -> String? in
            var end = buffer.count
            // Blanks alone on the last lines go with those lines; blanks after the last word stay.
            var scan = end
            while scan > 0, buffer[scan - 1].isWhite || buffer[scan - 1] == 0 {
                scan -= 1
                if buffer[scan] == .lineFeed || buffer[scan] == .carriageReturn { end = scan }
            }
            if scan == 0 { end = 0 }
            guard buffer[..<end].contains(where: { $0 == .carriageReturn || $0 == 0 }) else {
                return end == buffer.count ? nil : String(decoding: buffer[..<end], as: UTF8.self)
            }
            return String(decoding: withPlainLineEnds(buffer[..<end]), as: UTF8.self)
        } ?? text
    }

    private static func withPlainLineEnds(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var afterReturn = false
        for byte in bytes {
            if byte == .carriageReturn || (byte == .lineFeed && !afterReturn) {
                result.append(.lineFeed)
            } else if byte != 0 && byte != .lineFeed {
                result.append(byte)
            }
            afterReturn = byte == .carriageReturn
        }
        return result
    }
}
