import Storage

/// The site's one row.
struct SiteRow: Sendable {
    let messageDomain: String
    let keyFingerprint: String
    let foundedAt: Moment
}

extension Query where Row == SiteRow {
    static let site = Query(
        """
        SELECT message_domain, key_fingerprint, created_at FROM site WHERE id = 1
        """
    ) { try SiteRow(messageDomain: $0.next(), keyFingerprint: $0.next(), foundedAt: $0.next()) }
}

extension SQLText {
    static func found(name: String, domain: String, key: String, at now: Moment) -> SQLText {
        """
        INSERT INTO site (id, name, message_domain, key_fingerprint, created_at)
        VALUES (1, \(name), \(domain), \(key), \(now))
        ON CONFLICT (id) DO NOTHING
        """
    }
}
