/// Writes headers folded at 76 columns, with words beyond ASCII encoded (RFC 5322 2.2.3, RFC 2047).
struct HeaderLines {
    /// The line length that programs are asked for (RFC 5322 2.1.1, RFC 2047 2).
    private static let column = 76
    /// A longer word, which no line could be broken in, is encoded.
    private static let longestWord = 60

    private(set) var bytes: [UInt8] = []

    /// A header whose value is ours and short.
    mutating func line(_ name: String, _ value: String) {
        bytes.append(contentsOf: "\(name): \(value)\r\n".utf8)
    }

    /// A header of free text, already known to fit one line.
    mutating func text(_ name: String, _ value: String) {
        folded(
            name,
            Self.isPlain(value)
                ? value.split(separator: " ").map(String.init) : EncodedWords.of(value, after: name.utf8.count + 2))
    }

    /// A header of the caller's, in ASCII: it may have a grammar of its own, so that only its spaces are touched.
    mutating func header(_ header: MailHeader) {
        let words = header.value.split(separator: " ", omittingEmptySubsequences: false)
        // An empty word could make a line of white space alone, which ends headers for some readers.
        if words.contains(where: \.isEmpty) {
            line(header.name, header.value)
        } else {
            folded(header.name, words.map(String.init))
        }
    }

    /// A header with one name and address.
    mutating func party(_ name: String, _ party: MailParty) {
        let address = party.address.text
        guard !party.name.isEmpty else { return line(name, address) }
        let phrase =
            Self.isPlain(party.name) && party.name.utf8.count <= Self.longestWord
            ? [Self.quoted(party.name)] : EncodedWords.of(party.name, after: name.utf8.count + 2)
        folded(name, phrase + ["<\(address)>"])
    }

    private mutating func folded(_ name: String, _ words: [String]) {
        bytes.append(contentsOf: "\(name):".utf8)
        var used = name.utf8.count + 1
        for (index, word) in words.enumerated() {
            if index > 0, used + 1 + word.utf8.count > Self.column {
                bytes.append(contentsOf: "\r\n".utf8)
                used = 0
            }
            bytes.append(UInt8(ascii: " "))
            bytes.append(contentsOf: word.utf8)
            used += 1 + word.utf8.count
        }
        bytes.append(contentsOf: "\r\n".utf8)
    }

    /// Whether a value is the same after it was folded at its spaces and unfolded again.
    private static func isPlain(_ value: String) -> Bool {
        var before = UInt8(ascii: " ")
        var length = 0
        for byte in value.utf8 {
            guard byte >= 0x20, byte < 0x7F else { return false }
            if byte == UInt8(ascii: " "), before == byte { return false }
            // What looks like an encoded-word must not be read as one.
            if byte == UInt8(ascii: "?"), before == UInt8(ascii: "=") { return false }
            length = byte == UInt8(ascii: " ") ? 0 : length + 1
            if length > longestWord { return false }
            before = byte
        }
        return value.isEmpty || before != UInt8(ascii: " ")
    }

    private static func quoted(_ value: String) -> String {
        var result = "\""
        for scalar in value.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { result.unicodeScalars.append("\\") }
            result.unicodeScalars.append(scalar)
        }
        return result + "\""
    }
}
