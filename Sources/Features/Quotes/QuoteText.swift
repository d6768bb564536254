import Prose

/// A post that somebody is about to quote.
struct ShownQuote: Sendable {
    let post: Post.ID
    let position: Int
    let name: String
    let kind: SourceKind
    /// What its readers may see of its source.
    let source: String
}

/// The Markdown that quotes a post: a line that says whose it is, and its words behind the marks of a quote.
enum QuoteText {
    /// Letters of a quote; what is longer is cut: who answers a page need not repeat it.
    private static let letters = 1_500
    /// Letters of a source in Markdown that are looked at: to read one whole takes long.
    private static let beginning = 16_000
    /// Quotes within a quote that are kept.
    private static let innerDepth = 1

    static func quoting(_ post: ShownQuote) -> String {
        let lines = post.kind == .mail ? trimmed(mail(post.source)) : trimmed(markdown(post.source))
        let head = "> [\(escaped(post.name)), #\(post.position)](/p/\(post.post))"
        let words = cut(lines).map { $0.isEmpty ? ">" : "> \($0)" }
        return ([head] + words).joined(separator: "\n") + "\n\n"
    }

    /// Lines without quotes that stand too deep; those of code stay as they are.
    private static func markdown(_ source: String) -> [String] {
        var fence: Character?
        return CitedSource(String(source.prefix(beginning))).lines.filter { line in
            let text = line.drop { $0 == " " }
            if let mark = text.first, mark == "`" || mark == "~", text.prefix(while: { $0 == mark }).count >= 3 {
                fence = fence == nil ? mark : fence == mark ? nil : fence
            }
            return fence != nil || depth(of: line) <= innerDepth
        }
    }

    /// A letter's lines as they were, whatever signs they hold; each is made when it is asked for.
    private static func mail(_ source: String) -> some Sequence<String> {
        CitedSource(source).lines.lazy.filter { depth(of: $0) <= innerDepth }.map { line -> String in
            let marks = line.prefix { $0 == ">" || $0 == " " }
            let isQuote = marks.contains(">")
            // One letter more than fits says that it goes on.
            let rest = (isQuote ? line.dropFirst(marks.count) : line.drop { $0 == " " || $0 == "\t" })
                .prefix(letters + 1)
            return rest.isEmpty ? (isQuote ? ">" : "") : (isQuote ? "> " : "") + escaped(String(rest)) + "  "
        }
    }

    private static func depth(of line: String) -> Int {
        var (depth, spaces) = (0, 0)
        for character in line {
            if character == ">" {
                depth += 1
                spaces = 0
            } else if character == " ", spaces < 3 {
                spaces += 1
            } else {
                break
            }
        }
        return depth
    }

    /// Without empty lines at either end, and never two in a row; as far as a quote has room for them.
    private static func trimmed(_ lines: some Sequence<String>) -> [String] {
        var kept: [String] = []
        var room = letters
        for line in lines {
            let isEmpty = line.allSatisfy(\.isWhitespace)
            if isEmpty, kept.last?.isEmpty ?? true { continue }
            kept.append(isEmpty ? "" : line)
            room -= isEmpty ? 0 : line.count
            if room < 0 { break }
        }
        if kept.last?.isEmpty == true { kept.removeLast() }
        return kept
    }

    private static func cut(_ lines: [String]) -> [String] {
        var kept: [String] = []
        var left = letters
        for line in lines {
            guard line.count > left else {
                kept.append(line)
                left -= line.count
                continue
            }
            let head = line.prefix(left)
            let end = head.lastIndex(of: " ") ?? head.endIndex
            kept.append("\(head[..<end]) …")
            break
        }
        return kept
    }

    /// Signs that would mean something in Markdown, each behind a backslash.
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text {
            if "\\`*_[]<>#&@:~|!+".contains(character) { escaped.append("\\") }
            escaped.append(character)
        }
        return escaped
    }
}
