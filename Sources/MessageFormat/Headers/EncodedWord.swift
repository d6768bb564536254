/// Header text with its encoded-words read (RFC 2047), leniently.
enum HeaderText {
    /// A charset name longer than this is none.
    private static let longestCharset = 64

    /// The text of an unfolded header value.
    ///
    /// Adjacent words of one charset are joined before they are read, because
    /// many programs cut characters in two between them.
    static func decode(_ bytes: Bytes, remarks: inout Remarks) -> String {
        guard let first = nextWord(in: bytes, from: bytes.startIndex) else { return Charset.guess(bytes) }
        var text = ""
        var position = bytes.startIndex
        var word: EncodedWord? = first
        var pending: (charset: String, bytes: [UInt8])?
        while let current = word {
            let between = bytes[position..<current.range.lowerBound]
            let isAdjacent = between.isBlankText
            if isAdjacent, pending?.charset == current.charset {
                pending?.bytes.append(contentsOf: current.decoded)
            } else {
                let follows = pending != nil
                if let (charset, decoded) = pending {
                    text += Charset(named: charset).decode(Bytes(decoded), remarks: &remarks)
                }
                // White space between two encoded-words is no part of the text (RFC 2047 6.2).
                if !(follows && isAdjacent) { text += Charset.guess(between) }
                pending = (current.charset, current.decoded)
            }
            position = current.range.upperBound
            word = nextWord(in: bytes, from: position)
        }
        if let (charset, decoded) = pending {
            text += Charset(named: charset).decode(Bytes(decoded), remarks: &remarks)
        }
        return text + Charset.guess(bytes[position...])
    }

    private struct EncodedWord {
        let range: Range<Int>
        let charset: String
        let decoded: [UInt8]
    }

    private static func nextWord(in bytes: Bytes, from start: Int) -> EncodedWord? {
        var position = start
        while let equals = bytes.index(of: UInt8(ascii: "="), from: position) {
            if let word = word(in: bytes, at: equals) { return word }
            position = equals + 1
        }
        return nil
    }

    /// Reads `=?charset?B?text?=`.
    ///
    /// Every scan stops at a question mark, so that a run of false starts stays linear.
    private static func word(in bytes: Bytes, at start: Int) -> EncodedWord? {
        guard bytes.has("=?", at: start) else { return nil }
        var position = start + 2
        while position < bytes.endIndex, bytes[position] != UInt8(ascii: "?") {
            guard !bytes[position].isWhite, position - start <= longestCharset else { return nil }
            position += 1
        }
        guard position + 2 < bytes.endIndex, bytes[position + 2] == UInt8(ascii: "?") else { return nil }
        let label = String(decoding: bytes[start + 2..<position], as: UTF8.self)
        let encoding = bytes[position + 1].lowered
        guard encoding == UInt8(ascii: "b") || encoding == UInt8(ascii: "q") else { return nil }
        let textStart = position + 3
        guard let end = endOfText(in: bytes, from: textStart) else { return nil }
        let text = bytes[textStart..<end]
        let decoded = encoding == UInt8(ascii: "b") ? Base64.decode(text).bytes : quoted(text)
        // RFC 2231 lets a language follow the charset after a star.
        let charset = label.split(separator: "*", omittingEmptySubsequences: false).first.map(String.init) ?? ""
        return EncodedWord(range: start..<end + 2, charset: charset.lowercased(), decoded: decoded)
    }

    /// Where `?=` stands.
    ///
    /// A question mark alone is let pass, since some programs forget to encode it, but never the
    /// start of another word.
    private static func endOfText(in bytes: Bytes, from start: Int) -> Int? {
        var position = start
        while position < bytes.endIndex {
            if bytes[position] == UInt8(ascii: "?"), position + 1 < bytes.endIndex {
                if bytes[position + 1] == UInt8(ascii: "=") { return position }
            } else if bytes.has("=?", at: position), !bytes.has("=?=", at: position) {
                return nil
            }
            position += 1
        }
        return nil
    }

    private static func quoted(_ text: Bytes) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var position = text.startIndex
        while position < text.endIndex {
            let byte = text[position]
            if byte == UInt8(ascii: "="), position + 2 < text.endIndex,
                let high = text[position + 1].hexValue, let low = text[position + 2].hexValue
            {
                result.append(high << 4 | low)
                position += 2
            } else {
                result.append(byte == UInt8(ascii: "_") ? .space : byte)
            }
            position += 1
        }
        return result
    }
}
