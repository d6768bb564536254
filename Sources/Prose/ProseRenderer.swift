/// How a source is written: it is kept as it came, and rendered by its kind.
package enum SourceKind: String, Sendable, Codable {
    /// What members write: CommonMark with this site's additions.
    case markdown
    /// The plain text of an Internet message: `>` quotes, hard line ends, and never any Markdown.
    case mail
}

/// A source's two forms and whom it calls: made once when it is written, stored, the same for every reader.
package struct RenderedProse: Sendable, Equatable {
    /// Safe, well-formed HTML for the inside of a post's body.
    package let html: String
    /// Plain text for mail, feeds, search and news.
    package let text: String
    /// The names called with `@`, as typed, in order, each once, at most `ProseLimits.mentions`; none from quotes.
    package let mentions: [String]
}

/// Turns what people wrote into safe HTML and plain text.
///
/// Markdown is CommonMark by cmark, with these differences:
/// - raw HTML is shown as text; headings stand under the page's (`#` becomes `h4`);
/// - bare addresses of the web become links, `~~text~~` is struck out, tables are those of GFM;
/// - `@name` calls a member (not in code, links or quotes) and `:guitar:` becomes its sign (not in code); `\@` and
///   `\:` prevent it;
/// - a quote whose first line is `>! Summary` is a spoiler: the rest of the quote is folded under that summary;
/// - images come from this site only, others become links, and so do those beyond `ProseLimits.images`.
package struct ProseRenderer: Sendable {
    /// Raised whenever the output for the same source changes, so that stored pages are made again.
    package static let version = 4

    private let links: LinkPolicy
    private let masked: Set<SourceKind>

    /// - Parameters:
    ///   - links: where the site lives, and how it wraps links that leave it.
    ///   - maskAddresses: the kinds of source whose e-mail addresses are replaced by `AddressMask`.
    package init(links: LinkPolicy, maskAddresses: Set<SourceKind> = [.mail]) {
        self.links = links
        self.masked = maskAddresses
    }

    /// The names that a source of Markdown calls, as `RenderedProse` has them.
    package static func mentions(in source: String) -> [String] {
        let plain = ProseRenderer(links: LinkPolicy(siteOrigin: "", leaving: { $0 }))
        return (try? plain.render(source, as: .markdown))?.mentions ?? []
    }

    /// Renders a source of Markdown whose quotes are shown as is said of each; nil: as any other.
    package func render(_ source: CitedSource, looks: [QuoteLook?]) throws(ProseError) -> RenderedProse {
        let text = source.text
        let bytes = text.utf8.count
        guard bytes <= ProseLimits.markdownBytes + source.quotes.count * 128 else {
            throw .tooLong(bytes: bytes, limit: ProseLimits.markdownBytes)
        }
        var byOrdinal: [Int: (post: Int64, look: QuoteLook)] = [:]
        for (quote, look) in zip(source.quotes, looks) {
            if let look { byOrdinal[quote.ordinal] = (quote.post, look) }
        }
        // Its quotes were found in this very text, by a parse that was tried before.
        return try MarkdownPost.render(
            Array(text.utf8), links: links, masksAddresses: masked.contains(.markdown),
            isChecked: !source.quotes.isEmpty, looks: byOrdinal)
    }

    /// Renders a source; throws the limit that it breaks.
    package func render(_ source: String, as kind: SourceKind) throws(ProseError) -> RenderedProse {
        let limit = kind == .markdown ? ProseLimits.markdownBytes : ProseLimits.mailBytes
        let bytes = source.utf8.count
        guard bytes <= limit else { throw .tooLong(bytes: bytes, limit: limit) }
        let masks = masked.contains(kind)
        let cleaned = CleanText.cleaned(Array(source.utf8))
        switch kind {
        case .markdown: return try MarkdownPost.render(cleaned, links: links, masksAddresses: masks)
        case .mail: return try MailPost.render(masks ? AddressMask.masked(cleaned) : cleaned, links: links)
        }
    }
}
