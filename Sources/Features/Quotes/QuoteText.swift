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
    /// Quotes within a quote that are kept.
    private static let innerDepth = 1

    static func quoting(_ post: ShownQuote) -> String {
        let lines = post.kind == .mail ? mail(post.source) : markdown(post.source)
        let head = "> [\(escaped(post.name)), #\(post.position)](/p/\(post.post))"
        let words = cut(trimmed(lines)).map { $0.isEmpty ? ">" : "> \($0)" }
        return ([head] + words).joined(separator: "\n") + "\n\n"
    }

    /// Lines without quotes that stand too deep; those of code stay as they are.
    private static func markdown(_ source: String) -> [String] {
        var fence: Character?
        return CitedSource(source).lines.filter { line in
            let text = line.drop { $0 == " " }
            if let mark = text.first, mark == "`" || mark == "~", text.prefix(while: { $0 == mark }).count >= 3 {
                fence = fence == nil ? mark : fence == mark ? nil : fence
            }
            return fence != nil || depth(of: line) <= innerDepth
        }
    }

    /// A letter's lines as they were, whatever signs they hold.
    private static func mail(_ source: String) -> [String] {
        CitedSource(source).lines.filter { depth(of: $0) <= innerDepth }.map { line in
            let marks = line.prefix { $0 == ">" || $0 == " " }
            let isQuote = marks.contains(">")
            let rest = String(isQuote ? line.dropFirst(marks.count) : line.drop { $0 == " " || $0 == "\t" })
            return rest.isEmpty ? (isQuote ? ">" : "") : (isQuote ? "> " : "") + escaped(rest) + "  "
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

    /// Without empty lines at either end, and never two in a row.
    private static func trimmed(_ lines: [String]) -> [String] {
        var kept: [String] = []
        for line in lines {
            let isEmpty = line.allSatisfy(\.isWhitespace)
            if isEmpty, kept.last?.isEmpty ?? true { continue }
            kept.append(isEmpty ? "" : line)
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
