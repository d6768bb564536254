/// Tells program text and tables, whose columns must stay under each other, from prose.
enum CodeLook {
    /// Spaces at the beginning of a line, or between two of its words, that mean columns.
    private static let indent = 4
    private static let gap = 3

    /// Whether the lines of a paragraph want a fixed-width font: two thirds of them are code, indented or in columns.
    static func isFixed(_ paragraph: ArraySlice<MailLine>) -> Bool {
        var fixed = 0
        var remarks = 0
        for line in paragraph {
            if line.kind == .code { return true }
            if line.text.trimmed.first == UInt8(ascii: "#") {
                remarks += 1
            } else if isIndented(line.text) || hasColumns(line.text) || isStatement(line.text) {
                fixed += 1
            }
        }
        // Remarks (`# …`) belong to the code around them, but make none by themselves.
        return fixed > 0 && (fixed + remarks) * 3 >= paragraph.count * 2
    }

    /// Whether a line looks like a statement of a program: an assignment, a call from its first letter on.
    private static func isStatement(_ line: ArraySlice<UInt8>) -> Bool {
        let text = withoutComment(line.trimmed).trimmed
        guard let last = text.last else { return false }
        if text == [UInt8(ascii: "}")] { return true }
        if let arrow = text.indices.dropLast().first(where: { text[$0] == Ascii.less && text[$0 + 1] == Ascii.hyphen })
        {
            return !text[..<arrow].trimmed.contains(where: Ascii.isSpace)
        }
        let name = text.prefix { Ascii.isAlphanumeric($0) || $0 == Ascii.dot || $0 == Ascii.underscore }
        return !name.isEmpty && text.dropFirst(name.count).first == UInt8(ascii: "(") && "),{".utf8.contains(last)
    }

    private static func withoutComment(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        line.prefix { $0 != UInt8(ascii: "#") }
    }

    private static func isIndented(_ line: ArraySlice<UInt8>) -> Bool {
        line.first == Ascii.tab || line.prefix(indent).elementsEqual(repeatElement(Ascii.space, count: indent))
    }

    /// Whether a run of spaces, or a tab, stands between two words.
    static func hasColumns(_ line: ArraySlice<UInt8>) -> Bool {
        var spaces = 0
        for byte in line.trimmed {
            if byte == Ascii.tab { return true }
            spaces = byte == Ascii.space ? spaces + 1 : 0
            if spaces >= gap { return true }
        }
        return false
    }
}
