/// Writes header fields that no value can break out of, folded at 76 columns, words beyond ASCII encoded (RFC 5322
/// 2.2, RFC 2047).
///
/// Values are on one line: whoever has others makes one line of them, or refuses them.
package struct HeaderWriter {
    /// The line length that programs are asked for (RFC 5322 2.1.1, RFC 2047 2).
    private static let column = 76
    /// A longer word, which no line could be broken in, is encoded.
    private static let longestWord = 60

    package private(set) var bytes: [UInt8] = []

    package init() {}

    /// A field whose value we made ourselves.
    package mutating func line(_ name: String, _ value: String) {
        bytes.append(contentsOf: "\(name): \(value)\r\n".utf8)
    }

    /// A field with free text.
    package mutating func text(_ name: String, _ value: String) {
        folded(
            name,
            Self.isPlain(value)
                ? value.split(separator: " ").map(String.init) : EncodedWords.of(value, after: name.utf8.count + 2))
    }

    /// A field in ASCII with a grammar of its own, so that only its single spaces are touched.
    package mutating func structured(_ name: String, _ value: String) {
        let words = value.split(separator: " ", omittingEmptySubsequences: false)
        // An empty word could make a line of white space alone, which ends headers for some readers.
        if words.contains(where: \.isEmpty) {
            line(name, value)
        } else {
            folded(name, words.map(String.init))
        }
    }

    /// A field with identifiers; none is written when the list is empty.
    mutating func identifiers(_ name: String, _ ids: [MessageID]) {
        if !ids.isEmpty { folded(name, ids.map { "<\($0.value)>" }) }
    }

    /// A field with one name and address; none is written without both.
    ///
    /// Someone without an address is written as an empty group (RFC 6854).
    package mutating func mailbox(_ name: String, of person: String, at address: String) {
        guard !person.isEmpty else {
            if !address.isEmpty { line(name, address) }
            return
        }
        var words =
            Self.isPlain(person) && person.utf8.count <= Self.longestWord
            ? [Self.quoted(person)] : EncodedWords.of(person, after: name.utf8.count + 2)
        if address.isEmpty {
            words[words.count - 1] += ":;"
        } else {
            words.append("<\(address)>")
        }
        folded(name, words)
    }

    private mutating func folded(_ name: String, _ words: [String]) {
        bytes.append(contentsOf: "\(name):".utf8)
        var used = name.utf8.count + 1
        for (index, word) in words.enumerated() {
            if index > 0, used + 1 + word.utf8.count > Self.column {
                bytes.append(contentsOf: [.carriageReturn, .lineFeed])
                used = 0
            }
            bytes.append(.space)
            bytes.append(contentsOf: word.utf8)
            used += 1 + word.utf8.count
        }
        bytes.append(contentsOf: [.carriageReturn, .lineFeed])
    }

    /// Whether a value is the same after it was folded at its spaces and unfolded again.
    private static func isPlain(_ value: String) -> Bool {
        var before = UInt8.space
        var length = 0
        for byte in value.utf8 {
            guard byte >= 0x20, byte < 0x7F else { return false }
            if byte == .space, before == byte { return false }
            // What looks like an encoded-word must not be read as one.
            if byte == UInt8(ascii: "?"), before == UInt8(ascii: "=") { return false }
            length = byte == .space ? 0 : length + 1
            if length > longestWord { return false }
            before = byte
        }
        return value.isEmpty || before != .space
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
