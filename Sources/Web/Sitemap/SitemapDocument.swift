import Features

/// Site maps as sitemaps.org describes them: an index, and lists of addresses.
struct SitemapDocument {
    let origin: String

    /// Names of the parts, behind `/sitemap-`.
    static let boards = "boards.xml"
    static func part(_ number: Int) -> String { "\(number).xml" }

    func index(parts: [Int]) -> XML {
        var document: XML = """
            <?xml version="1.0" encoding="utf-8"?>
            <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">

            """
        for name in [Self.boards] + parts.map(Self.part) {
            document += "<sitemap><loc>\(origin)/sitemap-\(name)</loc></sitemap>\n"
        }
        document += "</sitemapindex>\n"
        return document
    }

    /// The front page, the boards, and the house's own texts.
    func boards(_ index: BoardIndex) -> XML {
        let boards = index.sections.flatMap(\.boards)
        var list = address(Link.boards, changedAt: boards.compactMap { $0.lastPost?.at }.max())
        for entry in boards { list += address(Link.board(entry.board.slug), changedAt: entry.lastPost?.at) }
        for path in HelpPage.paths { list += address(path, changedAt: nil) }
        return addresses(list)
    }

    /// Threads, by their first pages.
    func discussions(_ entries: [Sitemap.Entry]) -> XML {
        var list: XML = ""
        for entry in entries { list += address(Link.discussion(entry.discussion), changedAt: entry.changedAt) }
        return addresses(list)
    }

    private func addresses(_ list: XML) -> XML {
        """
        <?xml version="1.0" encoding="utf-8"?>
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        \(list)</urlset>

        """
    }

    private func address(_ path: String, changedAt: Moment?) -> XML {
        let date: XML? = changedAt.map { "<lastmod>\(Dates.machine($0))</lastmod>" }
        return "<url><loc>\(origin + path)</loc>\(date)</url>\n"
    }
}
