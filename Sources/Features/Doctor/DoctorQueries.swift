import Storage

extension Query where Row == Discussion.ID {
    static func discussionWithPosts(after id: Discussion.ID) -> Self {
        Query("SELECT discussion FROM post WHERE discussion > \(id) ORDER BY discussion LIMIT 1")
    }
}

extension Query where Row == (Author.ID, [UInt8], [UInt8]) {
    static let sealedAddresses = Query(
        "SELECT id, address_hash, address_sealed FROM author WHERE address_sealed IS NOT NULL ORDER BY id"
    ) { (try $0.next(), try $0.next(), try $0.next()) }
}

extension Query where Row == Int {
    static func staleCount(version: String) -> Self {
        Query(
            """
            SELECT COUNT(*) FROM body y JOIN post p ON p.id = y.post
            WHERE y.renderer <> \(version) AND p.wiped_at IS NULL
            """)
    }
}
