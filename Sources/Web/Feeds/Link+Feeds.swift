import Features

/// Addresses of feeds.
extension Link {
    static let siteFeed = "/feeds/site.atom"

    static func feed(ofBoard slug: String) -> String {
        "/feeds/board/\(segment(slug)).atom"
    }

    static func feed(of discussion: Discussion.ID) -> String {
        "/feeds/discussion/\(discussion).atom"
    }

    static func feed(ofMember name: String) -> String {
        "/feeds/member/\(segment(name)).atom"
    }

    static func feed(of query: SearchQuery) -> String {
        "\(searchFeed)?q=\(segment(query.text))"
    }

    static let searchFeed = "/feeds/search.atom"
}

/// A feed as a page's head names it, for programs that look for one.
struct FeedLink: Sendable {
    let address: HTML
    let title: HTML
}
