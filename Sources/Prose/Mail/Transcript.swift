/// Finds sessions of programs whose prompt is `>` (R's is), which look like quotes but are not.
///
/// A run of lines one level deeper than what stands around it is a transcript when every line looks like a command,
/// and
/// - one of the two lines behind it is output (`[1] 0.5`, `Error in …`, a table) or goes on with it (`+ …`); or
/// - no line of the mail is an attribution (it quotes nobody), and half of the lines are plainly commands.
///
/// A run right under an attribution is always a quote.
enum Transcript {
    /// Lines behind a command that are tried for output: a table's head may not look like one.
    private static let outputLines = 2

    static func mark(_ lines: inout [MailLine]) {
        let quotesSomebody = lines.contains { $0.kind == .attribution }
        var start = 0
        while start < lines.count {
            let depth = lines[start].depth
            var end = start + 1
            while end < lines.count, lines[end].depth == depth { end += 1 }
            let run = start..<end
            let outer = max(start > 0 ? lines[start - 1].depth : 0, end < lines.count ? lines[end].depth : 0)
            if depth > 0, outer == depth - 1, isSession(lines, run, quotesSomebody: quotesSomebody) {
                for index in run { makeCode(&lines[index], depth: depth - 1) }
            }
            start = end
        }
    }

    private static func isSession(_ lines: [MailLine], _ run: Range<Int>, quotesSomebody: Bool) -> Bool {
        if lines[..<run.lowerBound].last(where: { !$0.isBlank })?.kind == .attribution { return false }
        let said = lines[run].filter { !$0.isBlank && $0.kind == .words }
        guard !said.isEmpty, said.count * 2 >= run.count, said.allSatisfy({ isCommand($0.text) }) else { return false }
        if lines[run.upperBound...].prefix(outputLines).contains(where: { isOutput($0.text) }) { return true }
        return !quotesSomebody && said.count { isPlainlyCommand($0.text.trimmed) } * 2 >= said.count
    }

    /// The `>` goes back to where it stood: it was a prompt.
    private static func makeCode(_ line: inout MailLine, depth: Int) {
        line.depth = depth
        line.text = ([Ascii.quote, Ascii.space] + line.text)[...]
        line.kind = .code
    }

    private static func isOutput(_ line: ArraySlice<UInt8>) -> Bool {
        let text = line.trimmed
        return text.starts(with: "[1]".utf8) || line.starts(with: "+ ".utf8) || text.starts(with: "Error".utf8)
            || text.starts(with: "[1,]".utf8) || text.starts(with: "Warning".utf8) || CodeLook.hasColumns(line)
    }

    /// Whether nobody would write a line as prose: it assigns, calls, asks for help or remarks.
    private static func isPlainlyCommand(_ text: ArraySlice<UInt8>) -> Bool {
        guard let first = text.first else { return false }
        if "#?>".utf8.contains(first) { return true }
        let code = String(decoding: text.prefix(200), as: UTF8.self)
        return code.contains("<-") || code.contains("->") || hasCall(text)
    }

    private static func isCommand(_ line: ArraySlice<UInt8>) -> Bool {
        let text = line.trimmed
        guard let last = text.last else { return false }
        if isPlainlyCommand(text) { return true }
        let code = String(decoding: text.prefix(200), as: UTF8.self)
        let words = code.split(separator: " ").count
        if words == 1 {
            return last != Ascii.dot && last != Ascii.colon && last != UInt8(ascii: ",") && last != UInt8(ascii: "!")
        }
        return code.contains(" = ") && words <= 6
    }

    /// Whether a bracket stands right behind a name, as in a call, and the line does not end as a sentence does.
    private static func hasCall(_ text: ArraySlice<UInt8>) -> Bool {
        guard let last = text.last, !".:?!".utf8.contains(last) else { return false }
        let head = text.prefix { $0 != UInt8(ascii: "(") && $0 != UInt8(ascii: "[") }
        guard head.count < text.count, let before = head.last, !Ascii.isSpace(before) else { return false }
        return head.split(separator: Ascii.space).count <= 3
    }
}
