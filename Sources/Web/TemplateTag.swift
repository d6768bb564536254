/// A tag of a template, as far as we look into it: `{{#posts}}` is kind `#`, name `posts`.
struct TemplateTag: Equatable {
    /// `#`, `^`, `/`, `>`, `<`, `$`, `{` (shown as it is), `!` (a comment), `=` (other delimiters), `%` (what kind
    /// of text it is), or empty (shown escaped).
    let kind: String
    let name: String
    /// From 1.
    let line: Int
    /// False when the line ends before the tag does; only a comment may go on.
    let isClosed: Bool

    /// True when another template is named.
    var isInclude: Bool { kind == ">" || kind == "<" }

    static func all(in text: String) -> [TemplateTag] {
        var tags: [TemplateTag] = []
        var line = 1
        for (index, piece) in text.split(separator: "{{", omittingEmptySubsequences: false).enumerated() {
            if index > 0 { tags.append(TemplateTag(piece, line: line)) }
            line += piece.count(where: \.isNewline)
        }
        return tags
    }

    /// - Parameter text: from behind the opening braces to the next ones.
    private init(_ text: Substring, line: Int) {
        let inside = text.prefix { $0 != "}" }
        kind = inside.first.map(String.init).flatMap { "#^/><${!=%".contains($0) ? $0 : nil } ?? ""
        name = String(inside.dropFirst(kind.count).filter { !$0.isWhitespace })
        self.line = line
        let reach = kind == "!" ? text : text.prefix { !$0.isNewline }
        isClosed = reach.contains("}}")
    }
}
