/// The way of a mail's text to HTML and plain text.
///
/// Nothing in it is ever taken for Markdown.
///
/// Line ends stay (as `<br>`), and the style sheet keeps runs of spaces inside `.mail`. Class names that it must
/// know: `mail` (the whole), `quote` and `quote__by` (a quote, and the line that says whose), `quoted` (a long quote,
/// folded), `signature`, and `out` (a link that leaves the site).
enum MailPost {
    /// - Parameter source: cleaned by `CleanText`, its addresses masked.
    static func render(_ source: [UInt8], links: LinkPolicy) throws(ProseError) -> RenderedProse {
        var lines = MailLine.lines(of: source)
        Attribution.mark(&lines)
        Transcript.mark(&lines)
        Signature.mark(&lines)
        let limit = ProseLimits.output(for: source.count)
        return RenderedProse(
            html: try MailHTML.html(of: lines, links: links, limit: limit),
            text: String(decoding: source, as: UTF8.self),
            mentions: [])
    }
}
