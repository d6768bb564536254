/// What robots are asked to leave alone (RFC 9309): ways out, answers to questions, and second views of the same page.
enum Robots {
    static func text(origin: String) -> String {
        let rules = closed.map { "Disallow: \($0)\n" }.joined()
        return "User-agent: *\n\(rules)\nSitemap: \(origin)/sitemap.xml\n"
    }

    private static let closed = [
        "/leaving", "/search", "/feeds/search.atom", "/*?view=", "/*&view=", "/p/*/source",
        "/p/*/reply", "/p/*/report", "/p/*/versions", "/p/*/thanks", "/b/*/new",
    ]
}
