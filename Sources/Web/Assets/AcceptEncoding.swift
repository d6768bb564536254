/// What a reader says about encodings (RFC 9110 section 12.5.3).
enum AcceptEncoding {
    /// True when the header names gzip, or everything, and does not weigh it 0.
    ///
    /// Goes through the header once, byte by byte: it is asked for each page that is kept.
    static func takesGzip(_ header: String?) -> Bool {
        guard let header else { return false }
        var takesOthers = false
        for entry in header.utf8.split(separator: UInt8(ascii: ",")) {
            let end = entry.firstIndex(of: UInt8(ascii: ";")) ?? entry.endIndex
            let name = trimmed(entry[..<end])
            if isSame(name, "gzip") || isSame(name, "x-gzip") { return !isRefused(entry[end...]) }
            if isSame(name, "*") { takesOthers = !isRefused(entry[end...]) }
        }
        return takesOthers
    }

    /// True when the parameters, each behind its semicolon, weigh the encoding 0: `;q=0`, `; q=0.000`.
    private static func isRefused(_ parameters: Substring.UTF8View) -> Bool {
        parameters.split(separator: UInt8(ascii: ";")).contains { parameter in
            let text = trimmed(parameter)
            guard let equals = text.firstIndex(of: UInt8(ascii: "=")), isSame(trimmed(text[..<equals]), "q") else {
                return false
            }
            let weight = trimmed(text[text.index(after: equals)...])
            guard weight.first == UInt8(ascii: "0") else { return false }
            return weight.dropFirst().allSatisfy { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: ".") }
        }
    }

    private static func trimmed(_ text: Substring.UTF8View) -> Substring.UTF8View {
        var text = text
        while let first = text.first, isBlank(first) { text = text.dropFirst() }
        while let last = text.last, isBlank(last) { text = text.dropLast() }
        return text
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }

    /// `name` is in small letters.
    private static func isSame(_ text: Substring.UTF8View, _ name: StaticString) -> Bool {
        guard text.count == name.utf8CodeUnitCount else { return false }
        return zip(text, 0..<name.utf8CodeUnitCount).allSatisfy { byte, index in
            let small = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
            return small == name.utf8Start[index]
        }
    }
}
