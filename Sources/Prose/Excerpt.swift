/// The first words of a text, on one line, as lists and search results show them.
package enum Excerpt {
    /// Bytes of the text that are looked at, for each letter wanted: enough to pass a long quote.
    private static let reach = 400

    /// - Parameters:
    ///   - letters: the most letters (as people count them) of the result, its "…" included.
    ///   - text: a post's plain text. Quoted lines and the line that says whom they quote are left out when others
    /// exist.
    package static func first(_ letters: Int, of text: String) -> String {
        guard letters > 0 else { return "" }
        let bytes = Array(text.utf8.prefix((letters + 64) * reach))
        let lines = bytes.split(separator: Ascii.newline)
        var own: [UInt8] = []
        var quoted: [UInt8] = []
        for (index, line) in lines.enumerated() {
            guard own.count < letters * 32 else { break }
            let isQuote = line.trimmed.first == Ascii.quote
            let quotesNext = index + 1 < lines.count && lines[index + 1].trimmed.first == Ascii.quote
            if isQuote || (quotesNext && Attribution.isLine(line)) {
                if quoted.count < letters * 32 {
                    append(line.trimmed.drop { $0 == Ascii.quote || Ascii.isSpace($0) }, to: &quoted)
                }
            } else if line.elementsEqual("-- ".utf8) {
                break
            } else {
                append(line.trimmed, to: &own)
            }
        }
        return cut(String(decoding: own.isEmpty ? quoted : own, as: UTF8.self), to: letters)
    }

    /// Adds a line's words, with one space before each.
    private static func append(_ line: ArraySlice<UInt8>, to words: inout [UInt8]) {
        for word in line.split(whereSeparator: Ascii.isSpace) {
            if !words.isEmpty { words.append(Ascii.space) }
            words += word
        }
    }

    private static func cut(_ line: String, to letters: Int) -> String {
        guard let end = line.index(line.startIndex, offsetBy: letters, limitedBy: line.endIndex), end != line.endIndex
        else { return line }
        let kept = line[..<line.index(before: end)]
        // A cut that falls on the end of a word keeps it; else back to the word before, unless that loses half of it
        // all.
        if line[kept.endIndex] == " " { return kept + "…" }
        if let space = kept.lastIndex(of: " "), kept[..<space].count * 2 >= letters { return kept[..<space] + "…" }
        return kept + "…"
    }
}
