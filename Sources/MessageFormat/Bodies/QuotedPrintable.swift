/// Quoted-printable text (RFC 2045 6.7).
package enum QuotedPrintable {
    /// Longest line that may be written, the soft line break included (RFC 2045 6.7 rule 5).
    private static let longestLine = 76

    /// Reads a text leniently: an equals sign that starts nothing stays, blanks at line ends are transport's and go.
    static func decode(_ text: Bytes) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var lines = LineScanner(text)
        while let line = lines.next() {
            var end = line.endIndex
            while end > line.startIndex, line[end - 1].isBlank { end -= 1 }
            let isSoft = end > line.startIndex && line[end - 1] == UInt8(ascii: "=")
            if isSoft { end -= 1 }
            append(line[line.startIndex..<end], to: &result)
            if !isSoft { result.append(.lineFeed) }
        }
        return result
    }

    private static func append(_ line: Bytes, to result: inout [UInt8]) {
        guard line.index(of: UInt8(ascii: "="), from: line.startIndex) != nil else {
            result.append(contentsOf: line)
            return
        }
        var position = line.startIndex
        while position < line.endIndex {
            if line[position] == UInt8(ascii: "="), position + 2 < line.endIndex,
                let high = line[position + 1].hexValue, let low = line[position + 2].hexValue
            {
                result.append(high << 4 | low)
                position += 3
            } else {
                result.append(line[position])
                position += 1
            }
        }
    }

    /// Writes a text with `\n` line ends; line ends become CRLF.
    package static func encode(_ text: some Sequence<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var column = 0
        var blank: UInt8?
        func put(_ bytes: [UInt8]) {
            if column + bytes.count >= longestLine {
                result.append(contentsOf: [UInt8(ascii: "="), .carriageReturn, .lineFeed])
                column = 0
            }
            result.append(contentsOf: bytes)
            column += bytes.count
        }
        for byte in text {
            // A blank is written only when what follows is known: before a line end it must be encoded.
            if let waiting = blank { put(byte == .lineFeed ? escaped(waiting) : [waiting]) }
            blank = nil
            if byte == .lineFeed {
                result.append(contentsOf: [.carriageReturn, .lineFeed])
                column = 0
            } else if byte.isBlank {
                blank = byte
            } else if byte > 0x20, byte < 0x7F, byte != UInt8(ascii: "=") {
                put([byte])
            } else {
                put(escaped(byte))
            }
        }
        if let waiting = blank { put(escaped(waiting)) }
        return result
    }

    private static func escaped(_ byte: UInt8) -> [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        return [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
}
