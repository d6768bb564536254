import Features

/// A feed as Atom (RFC 4287).
struct AtomFeed {
    let site: Site

    func document(_ feed: Feed) -> XML {
        let subject = words(for: feed.subject)
        let updated = feed.entries.map(\.changedAt).max() ?? site.foundedAt
        var document: XML = """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom">
            <id>\(tag(subject.key))</id>
            <title>\(subject.title)</title>

            """
        if let subtitle = subject.subtitle, !subtitle.isEmpty { document += "<subtitle>\(subtitle)</subtitle>\n" }
        document += """
            <link rel="self" type="application/atom+xml" href="\(site.origin + subject.feed)"/>
            <link rel="alternate" type="text/html" href="\(site.origin + subject.page)"/>
            <updated>\(Dates.machine(updated))</updated>

            """
        for one in feed.entries { document += entry(one) }
        document += "</feed>\n"
        return document
    }

    private func entry(_ entry: FeedEntry) -> XML {
        // Markup within a value: escaped once for itself, once as the value.
        let whole =
            entry.html
            ?? HTML(
                "<p>\(entry.excerpt)</p><p><a href=\"\(site.origin + Link.post(entry.id))\">\(DiscussionWords().whole)</a></p>"
            ).text
        return """
            <entry>
            <id>\(tag("post/\(entry.id)"))</id>
            <title>\(entry.title)</title>
            <link rel="alternate" type="text/html" href="\(site.origin + Link.post(entry.id))"/>
            <author><name>\(entry.by.name)</name><uri>\(site.origin + Link.person(entry.by))</uri></author>
            <category term="\(entry.board.slug)" label="\(entry.board.name)"/>
            <published>\(Dates.machine(entry.postedAt))</published>
            <updated>\(Dates.machine(entry.changedAt))</updated>
            <content type="html">\(whole)</content>
            </entry>

            """
    }

    /// A name for good (RFC 4151), whatever address the site has: its first domain, the day that it was founded, and
    /// what is named.
    private func tag(_ name: String) -> String {
        "tag:\(site.messageDomain),\(Dates.machine(site.foundedAt).prefix(Self.dayLetters)):\(name)"
    }

    /// Letters of a day in ISO 8601.
    private static let dayLetters = 10

    private struct Words {
        let key: String
        let title: String
        var subtitle: String?
        /// Paths of the feed itself and of the page that shows the same.
        let feed: String
        let page: String
    }

    private func words(for subject: Feed.Subject) -> Words {
        switch subject {
        case .site:
            Words(key: "site", title: site.name, feed: Link.siteFeed, page: Link.boards)
        case .board(let board, let description):
            Words(
                key: "board/\(board.id)", title: "\(board.name) · \(site.name)", subtitle: description,
                feed: Link.feed(ofBoard: board.slug), page: Link.board(board.slug))
        case .discussion(let discussion):
            Words(
                key: "discussion/\(discussion.id)", title: "\(discussion.title) · \(site.name)",
                feed: Link.feed(of: discussion.id), page: Link.discussion(discussion))
        case .member(let by):
            Words(
                key: "member/\(by.number)", title: "\(by.name) · \(site.name)",
                feed: Link.feed(ofMember: by.name), page: Link.person(by))
        case .search(let query):
            Words(
                key: "search/\(Link.segment(query.text))", title: "\(query.text) · \(site.name)",
                feed: Link.feed(of: query), page: Link.search(query, order: .newest))
        }
    }
}

extension FeedEntry {
    /// When what it shows was last written.
    fileprivate var changedAt: Moment { editedAt ?? postedAt }
}

extension Byline {
    fileprivate var number: Int64 {
        switch person {
        case .member(let id, _): id.rawValue
        case .author(let id, _): id.rawValue
        }
    }
}
