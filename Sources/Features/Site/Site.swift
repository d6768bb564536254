package import Foundation
package import Storage

/// The community as a whole: its name, where it lives, its zone.
package struct Site: Sendable, Equatable {
    /// What stands in the header and in titles.
    package let name: String
    /// Scheme, host and port, without a slash at the end: `https://forum.example`.
    package let origin: String
    /// What stands behind the `@` of Message-IDs made here; fixed at first start, whatever the origin becomes.
    package let messageDomain: String
    /// The zone in which guests read times.
    package let zone: TimeZone
    /// When the database was new; with the domain, it names things for good (RFC 4151).
    package let foundedAt: Moment
    /// Who may become a member.
    package let joining: Joining

    package init(
        name: String, origin: String, messageDomain: String, zone: TimeZone, foundedAt: Moment, joining: Joining
    ) {
        self.name = name
        self.origin = origin
        self.messageDomain = messageDomain
        self.zone = zone
        self.foundedAt = foundedAt
        self.joining = joining
    }
}

/// What the owner's settings say of the site.
package struct SiteSettings: Sendable {
    package let name: String
    package let origin: String
    package let zone: TimeZone
    package let joining: Joining

    package init(name: String, origin: String, zone: TimeZone, joining: Joining = Joining()) {
        self.name = name
        self.origin = origin
        self.zone = zone
        self.joining = joining
    }
}

/// Why a database can't be used with these settings.
package enum FoundingError: Error, Equatable, CustomStringConvertible {
    /// The key file is not the one the database was made with.
    case wrongKey
    /// The site's address has no host to name Message-IDs by.
    case noHost(origin: String)

    package var description: String {
        switch self {
        case .wrongKey:
            "The key file is not the one this database was made with. Put the right one back, "
                + "or name it by BANDSTAND_KEY_FILE."
        case .noHost(let origin): "The site's address \(origin) names no host."
        }
    }
}

extension Site {
    /// The site as the database and the settings describe it; founds it when the database is new.
    ///
    /// Throws `FoundingError`, or `StorageError` when the database can't answer.
    package static func load(
        store: any Store, settings: SiteSettings, surroundings: Surroundings
    ) async throws -> Site {
        guard let host = URLComponents(string: settings.origin)?.host, !host.isEmpty else {
            throw FoundingError.noHost(origin: settings.origin)
        }
        let fingerprint = surroundings.keys.fingerprint
        let now = surroundings.now()
        var found = try await store.read { try $0.first(.site) }
        if found == nil {
            found = try await store.write { transaction in
                try transaction.run(.found(name: settings.name, domain: host, key: fingerprint, at: now))
                return try transaction.first(.site)
            }
        }
        guard let row = found else { throw StorageError.noRow }
        guard row.keyFingerprint == fingerprint else { throw FoundingError.wrongKey }
        return Site(
            name: settings.name, origin: settings.origin, messageDomain: row.messageDomain, zone: settings.zone,
            foundedAt: row.foundedAt, joining: settings.joining)
    }
}
