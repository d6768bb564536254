/// Cuts a text into runs of letters and digits: what words are made of.
///
/// Goes through the text once, byte by byte; only what is not ASCII is looked at as Unicode.
struct WordCutter {
    /// A run of one kind of writing.
    struct Run {
        enum Kind {
            /// ASCII letters and digits.
            case plain
            /// Letters of which some are not ASCII: accents, other alphabets.
            case folding
            /// Writing that puts no space between words: Chinese, Japanese, Korean, Thai and its neighbours.
            case unspaced
        }

        let kind: Kind
        /// Bytes of the text, in UTF-8.
        let range: Range<Int>
    }

    let bytes: [UInt8]
    private var position = 0

    init(_ text: some StringProtocol) {
        bytes = Array(text.utf8)
    }

    /// The next run; nil at the end.
    mutating func next() -> Run? {
        while position < bytes.count {
            let (kind, length) = piece(at: position)
            guard let kind else {
                position += length
                continue
            }
            return run(of: kind, from: position)
        }
        return nil
    }

    private mutating func run(of first: Run.Kind, from start: Int) -> Run {
        var kind = first
        while position < bytes.count {
            let (next, length) = piece(at: position)
            guard let next, (next == .unspaced) == (kind == .unspaced) else { break }
            if next == .folding { kind = .folding }
            position += length
        }
        return Run(kind: kind, range: start..<position)
    }

    /// What stands at a byte, nil where it is no part of a word, and how many bytes it takes.
    private func piece(at index: Int) -> (kind: Run.Kind?, length: Int) {
        let byte = bytes[index]
        guard byte >= 0x80 else { return (Self.isPlain(byte) ? .plain : nil, 1) }
        let (scalar, length) = UTF8Scalar.read(bytes, at: index)
        return (Self.kind(of: scalar), length)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func kind(of scalar: Unicode.Scalar) -> Run.Kind? {
        if isUnspaced(scalar) { return .unspaced }
        let properties = scalar.properties
        if properties.isAlphabetic { return .folding }
        switch properties.generalCategory {
        case .decimalNumber, .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark: return .folding
        default: return nil
        }
    }

    /// By Unicode block; punctuation of these blocks is not alphabetic and so no part of a word.
    private static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF:  // Han
            true
        case 0x3005...0x3007, 0x3041...0x3096, 0x309D...0x309F, 0x30A1...0x30FA, 0x30FC...0x30FF:  // kana
            true
        case 0x3105...0x312F, 0x31A0...0x31BF, 0x31F0...0x31FF, 0xFF66...0xFF9F:  // bopomofo, more kana
            true
        case 0xAC00...0xD7A3:  // Hangul
            true
        case 0x0E01...0x0E3A, 0x0E40...0x0E4E, 0x0E81...0x0ECD, 0x1000...0x1049, 0x1780...0x17D3:  // Thai, Lao…
            true
        default: false
        }
    }
}

/// Reads one character of a text's bytes.
enum UTF8Scalar {
    /// The scalar that begins at `index`, where `bytes` are a String's, and how many bytes it takes.
    static func read(_ bytes: [UInt8], at index: Int) -> (scalar: Unicode.Scalar, length: Int) {
        let length = length(of: bytes[index])
        guard length > 1, index + length <= bytes.count else { return (Unicode.Scalar(bytes[index]), 1) }
        var value = UInt32(bytes[index]) & (0x7F >> UInt32(length))
        for byte in bytes[(index + 1)..<(index + length)] {
            value = (value << 6) | UInt32(byte & 0x3F)
        }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
    }

    private static func length(of first: UInt8) -> Int {
        switch first {
        case 0xF0...: 4
        case 0xE0...: 3
        case 0xC0...: 2
        default: 1
        }
    }
}
