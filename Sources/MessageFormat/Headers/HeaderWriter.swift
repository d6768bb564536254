/// Writes header fields that no value can break out of (RFC 5322 2.2, RFC 2047).
struct HeaderWriter {
    /// A single word longer than this is encoded, so that lines can be folded.
    private static let longestWord = 200
    /// The line length programs are asked for (RFC 5322 2.1.1).
    private static let niceLine = 76
    /// Bytes of text in one encoded-word: in base64 with its frame it stays below 75 (RFC 2047 2).
    private static let wordBytes = 42

    private(set) var bytes: [UInt8] = []

    /// A field whose value we made ourselves.
    mutating func line(_ name: String, _ value: String) {
        bytes.append(contentsOf: "\(name): \(value)\r\n".utf8)
    }

    /// A field with free text on one line.
    mutating func text(_ name: String, _ value: String) {
        let value = OneLine.of(value)
        if Self.needsEncoding(value) {
            line(name, Self.encoded(value))
        } else {
            folded(name, value.split(separator: " ").map(String.init))
        }
    }

    /// A field with identifiers; none is written when the list is empty.
    mutating func identifiers(_ name: String, _ ids: [MessageID]) {
        if !ids.isEmpty { folded(name, ids.map { "<\($0.value)>" }) }
    }

    /// A field with one mailbox; none is written for one without name and address.
    ///
    /// Someone without an address is written as an empty group (RFC 6854).
    mutating func mailbox(_ name: String, _ mailbox: Mailbox) {
        var phrase = ""
        if !mailbox.name.isEmpty {
            phrase =
                Self.needsEncoding(mailbox.name) || mailbox.name.utf8.count > Self.wordBytes
                ? Self.encoded(mailbox.name) : Self.quoted(mailbox.name)
        }
        switch (phrase.isEmpty, mailbox.address.isEmpty) {
        case (true, true): break
        case (true, false): line(name, mailbox.address)
        case (false, true): line(name, "\(phrase):;")
        case (false, false):
            let fits = name.utf8.count + phrase.utf8.count + mailbox.address.utf8.count < Self.niceLine - 6
            line(name, "\(phrase)\(fits ? " " : "\r\n ")<\(mailbox.address)>")
        }
    }

    private mutating func folded(_ name: String, _ words: [String]) {
        bytes.append(contentsOf: "\(name):".utf8)
        var column = name.utf8.count + 1
        for (index, word) in words.enumerated() {
            if index > 0, column + 1 + word.utf8.count > Self.niceLine {
                bytes.append(contentsOf: [.carriageReturn, .lineFeed])
                column = 0
            }
            bytes.append(.space)
            bytes.append(contentsOf: word.utf8)
            column += 1 + word.utf8.count
        }
        bytes.append(contentsOf: [.carriageReturn, .lineFeed])
    }

    private static func needsEncoding(_ value: String) -> Bool {
        var length = 0
        var before: UInt8 = 0
        for byte in value.utf8 {
            length = byte == .space ? 0 : length + 1
            if byte >= 0x7F || byte < 0x20 || length > longestWord { return true }
            // What looks like an encoded-word must not be read as one.
            if before == UInt8(ascii: "="), byte == UInt8(ascii: "?") { return true }
            before = byte
        }
        return false
    }

    private static func quoted(_ value: String) -> String {
        var result = "\""
        for scalar in value.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { result.unicodeScalars.append("\\") }
            result.unicodeScalars.append(scalar)
        }
        return result + "\""
    }

    /// The value as encoded-words on lines of their own, cut between characters.
    private static func encoded(_ value: String) -> String {
        var words: [String] = []
        var piece: [UInt8] = []
        for scalar in value.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            if piece.count + bytes.count > wordBytes {
                words.append("=?utf-8?B?\(Base64.encode(piece))?=")
                piece = []
            }
            piece.append(contentsOf: bytes)
        }
        if !piece.isEmpty { words.append("=?utf-8?B?\(Base64.encode(piece))?=") }
        return words.joined(separator: "\r\n ")
    }
}
