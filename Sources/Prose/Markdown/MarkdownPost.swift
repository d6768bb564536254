/// The way of a member's Markdown through cmark and this site's additions to HTML and text.
enum MarkdownPost {
    /// - Parameters:
    ///   - source: cleaned by `CleanText`.
    ///   - masksAddresses: whether e-mail addresses are hidden.
    ///   - isChecked: it is known not to nest too deeply.
    ///   - looks: how quotes of posts are shown, by their ordinals.
    static func render(
        _ source: [UInt8], links: LinkPolicy, masksAddresses: Bool = false, isChecked: Bool = false,
        looks: [Int: (post: Int64, look: QuoteLook)] = [:]
    ) throws(ProseError) -> RenderedProse {
        let guarded = SourceGuard.guarded(source)
        if !isChecked { try NestingGuard.check(guarded) }
        var events = try MarkdownReader.events(of: guarded, isGuarded: true, depthLimit: ProseLimits.depth)
        events = Cite.marked(events, looks)
        if masksAddresses { events = MarkupMask.masked(events) }
        events = Strikethrough.marked(Tables.marked(Spoilers.marked(events)))
        let (finished, mentions) = InlineRules.applied(to: events, policy: links)
        let limit = ProseLimits.output(for: source.count)
        return RenderedProse(
            html: try MarkdownHTML.html(of: finished, profile: .safe(links), limit: limit),
            text: try MarkdownText.text(of: finished, links: links, limit: limit),
            mentions: mentions)
    }
}

/// CommonMark without anything of this site's: raw HTML and all links pass.
///
/// For tests, which compare it with cmark.
package enum PlainCommonMark {
    /// The HTML that cmark would write with its unsafe option.
    package static func html(_ source: String) -> String {
        let bytes = Array(source.utf8)
        // Without limits there is nothing to throw.
        guard let events = try? MarkdownReader.events(of: bytes, isGuarded: false, depthLimit: nil),
            let html = try? MarkdownHTML.html(of: events, profile: .plain, limit: .max)
        else { return "" }
        return html
    }
}
