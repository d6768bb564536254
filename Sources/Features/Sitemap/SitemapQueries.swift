import Storage

extension SQLText {
    /// Discussions `d` that may be found: on a board `b` for these readers, and so is their first post `f`, which gives
    /// them their title.
    fileprivate static func findable(_ audiences: [Audience]) -> SQLText {
        """
        FROM discussion d
        JOIN board b ON b.id = d.board
        JOIN post f ON f.id = d.first_post
        WHERE d.moved_to IS NULL AND d.visible_count > 0
            AND b.audience IN (\(list: audiences)) AND f.audience IN (\(list: audiences))
        """
    }
}

extension Query where Row == Int {
    /// Numbers of the parts that are not empty.
    ///
    /// Each is a range of ids, so that an address stays in its part whatever comes or goes.
    static func sitemapParts(_ audiences: [Audience]) -> Self {
        let size = Sitemap.partSize
        return Query(
            """
            WITH RECURSIVE part (number) AS (
                SELECT 1 UNION ALL
                SELECT number + 1 FROM part
                WHERE number * \(size) < (SELECT MAX(id) FROM discussion) AND number < \(Sitemap.maximumParts))
            SELECT number FROM part
            WHERE EXISTS (
                SELECT 1 \(SQLText.findable(audiences)) AND d.id > (number - 1) * \(size) AND d.id <= number * \(size))
            ORDER BY number
            """)
    }
}

extension Query where Row == Sitemap.Entry {
    /// The discussions of one part.
    static func sitemapPart(_ number: Int, _ audiences: [Audience]) -> Self {
        let last = Int64(number) * Sitemap.partSize
        return Query(
            """
            SELECT d.id, d.slug, d.title, d.last_at \(SQLText.findable(audiences))
                AND d.id > \(last - Sitemap.partSize) AND d.id <= \(last)
            ORDER BY d.id
            """
        ) { Sitemap.Entry(discussion: try DiscussionLink(row: &$0), changedAt: try $0.next()) }
    }
}
