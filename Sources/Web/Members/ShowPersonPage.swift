import Features

/// Someone who writes: a member, or an author whose posts came with an archive.
struct ShowPersonPage: Page {
    let template = Template.person
    let head: Head
    let words = PersonWords()
    let address: HTML
    let avatar: HTML
    let name: HTML
    let role: HTML?
    let isFromArchive: Bool
    let counts: HTML
    /// What they say of themselves.
    let about: HTML?
    /// None of an author whose archive is closed.
    let feed: HTML?
    let rows: HTML
    let isEmpty: Bool
    /// The list ends before this page.
    let isPastEnd: Bool
    let pager: ListPager?
    /// The button by which a member folds their posts away.
    let ignore: HTML?

    /// - Parameter isIgnored: whether the member who looks at it ignores them; nil where nobody can.
    init(_ page: PersonPage, at cursor: ListCursor?, kit: Kit, isIgnored: Bool? = nil) {
        ignore = isIgnored.map { FollowControl.ignoring($0, page.by.name) }
        let path = Link.person(page.by)
        if case .member = page.by.person { feed = "\(Link.feed(ofMember: page.by.name))" } else { feed = nil }
        head = Head(
            title: "\(page.by.name)", path: cursor.map { Link.list(path, at: $0) } ?? path, isHidden: true,
            styles: [.lists], feeds: feed.map { [FeedLink(address: $0, title: "\(page.by.name)")] } ?? [])
        address = "\(path)"
        avatar = Avatar.svg(page.by.person)
        name = "\(page.by.name)"
        role = page.by.role
        isFromArchive = if case .author = page.by.person { true } else { false }
        counts =
            page.firstAt.map { first in
                PersonWords.since(kit.dates.element(first, kit.dates.day(first)), posts: page.postCount)
            } ?? "\(PersonWords.posts(page.postCount))"
        about = cursor == nil ? page.about.map(HTML.init(stored:)) : nil
        rows = HTML(page.list.rows.map { WrittenRow(kit: kit).row($0) })
        isEmpty = page.list.rows.isEmpty && cursor == nil
        isPastEnd = page.list.rows.isEmpty && cursor != nil
        pager = ListPager(page.list, at: path, newer: words.newer, older: words.older)
    }
}

/// A post as a row on its author's page.
private struct WrittenRow {
    let kit: Kit

    func row(_ entry: PersonPage.Entry) -> HTML {
        let time = kit.dates.element(entry.at, kit.dates.time(entry.at))
        return """
            <li>
            <h3 class="thread__title" dir="auto"><a href="\(Link.post(entry.post))">\(entry.discussion.title)</a></h3>
            <p class="wrote__words voice" dir="auto">\(entry.excerpt)</p>
            <p class="thread__meta"><a href="\(Link.board(entry.board.slug))" dir="auto">\(entry.board.name)</a> \(time)</p>
            </li>

            """
    }
}
