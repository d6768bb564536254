import Features

/// How a draft will look: a real post, and what rules say of it.
struct PreviewMarkup {
    let kit: Kit
    let member: SignedIn
    let now: Moment

    /// The inside of the part of a page that shows it.
    func markup(_ preview: Preview) -> HTML {
        let by = Byline.Person.member(member.id, name: member.name)
        return """
            <h2>\(ComposerWords().howItLooks)</h2>
            <article class="post">
            \(Avatar.svg(by))
            <header class="post__head"><h3 class="by" dir="auto">\(member.name)</h3>\
            <span class="post__time">\(kit.dates.element(now, kit.dates.time(now)))</span></header>
            <div class="post__body prose" dir="auto">\(HTML(stored: preview.html))</div>
            </article>
            \(notes(preview))
            """
    }

    /// What would come between: each rule's own sentence, and what it is about.
    private func notes(_ preview: Preview) -> HTML? {
        let rules = preview.matches.map { match -> HTML in "<li>\(TextWarning.line(match))</li>" }
        let personal = preview.findings.prefix(Self.most).map { finding -> HTML in
            let line = WarningWords.line(finding.line, "<mark>\(finding.what)</mark>")
            return "<li>\(PersonalWords.title(finding.kind.words)). \(line)</li>"
        }
        // What is found in the text of somebody young waits until someone has looked.
        let isYoung = preview.isYoung && !personal.isEmpty
        let young: [HTML] = isYoung ? ["<li>\(PersonalWords.minors)</li>"] : []
        let own = preview.notes.map { note -> HTML in "<li>\(note)</li>" }
        let all = rules + own + personal + young
        guard !all.isEmpty else { return nil }
        return "<div class=\"note note--public\">\(kit.icon(.warn))<ul role=\"list\">\(HTML(all))</ul></div>"
    }

    private static let most = 5
}
