import Features

/// What a post said at its times.
struct ShowVersionsPage: Page {
    let template = Template.versions
    let head: Head
    let words = VersionsWords()
    let title: String
    let by: HTML
    let thread: HTML
    let threadAddress: HTML
    let postAddress: HTML
    let entries: HTML
    /// Older ones are there, and not shown.
    let hasOlder: Bool

    init(_ page: VersionsPage, kit: Kit) {
        let place = page.place
        title = VersionsWords.title(place.position)
        head = Head(
            title: "\(title), \(place.discussion.title)", isHidden: true, place: .below(.boards),
            styles: [.lists, .posts, .compose])
        by = VersionsWords.by(page.by.name)
        thread = "\(place.discussion.title)"
        threadAddress = "\(Link.discussion(place.discussion))"
        postAddress = "\(Link.post(place.id))"
        let markup = VersionMarkup(kit: kit, post: place.id, mayHide: page.mayHide)
        entries = HTML(
            page.entries.enumerated().map { index, entry in
                markup.version(entry, isOldest: index == page.entries.count - 1)
            })
        hasOlder = page.hasOlder
    }
}

/// Versions of a post, each with the lines that it changed.
struct VersionMarkup {
    let kit: Kit
    let post: Post.ID
    let mayHide: Bool

    func version(_ entry: VersionsPage.Entry, isOldest: Bool) -> HTML {
        let id = "v\(entry.number)"
        let now: HTML? = entry.isCurrent ? " <span class=\"role\">\(VersionsWords().now)</span>" : nil
        let title: HTML? = entry.title.map { "<p class=\"voice\" dir=\"auto\"><b>\($0)</b></p>\n" }
        return """
            <section class="section" aria-labelledby="\(id)"><h2 id="\(id)">\(VersionsWords.version(entry.number))\(now)</h2>
            <p class="hint"><bdi>\(entry.by)</bdi>, \(kit.dates.element(entry.at, kit.dates.time(entry.at)))</p>
            \(title)\(text(entry, isOldest: isOldest))\(button(entry))</section>

            """
    }

    private func text(_ entry: VersionsPage.Entry, isOldest: Bool) -> HTML {
        guard let source = entry.source else { return "<p>\(VersionsWords().hidden)</p>\n" }
        // Where there is none before it, or one that is hidden, there is nothing to compare it with.
        guard !isOldest, !entry.changes.isEmpty else {
            let label = isOldest ? VersionsWords().first : VersionsWords.version(entry.number)
            return
                "<pre class=\"source\" tabindex=\"0\" role=\"group\" dir=\"auto\" aria-label=\"\(label)\">\n\(source)</pre>\n"
        }
        return DiffMarkup.list(entry.changes)
    }

    private func button(_ entry: VersionsPage.Entry) -> HTML? {
        guard mayHide, !entry.isCurrent, !entry.isHidden else { return nil }
        let address = Link.hide(version: entry.number, of: post)
        return """
            <p><a class="btn btn--bad" href="\(address)">\(VersionsWords().hide)\
            <span class="vh">: \(VersionsWords.version(entry.number))</span></a></p>

            """
    }
}
