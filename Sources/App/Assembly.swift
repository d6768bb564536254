import Crypto
import Features
import Foundation
import Logging
import SQLiteStorage
import Storage

/// A community opened for work: the only place where the parts are put together.
struct Assembly {
    let store: SQLiteStore
    let community: Community
    let surroundings: Surroundings

    /// Opens a community that is there already, as it is: for commands that change nothing.
    static func look(_ settings: Settings, logger: Logger) async throws -> Assembly {
        try await DatabaseFile(path: settings.database).mustBeOfThisVersion()
        return try await open(settings, logger: logger)
    }

    /// Opens, migrates and founds the community that `settings` name.
    ///
    /// - Parameters:
    ///   - origin: where readers find the site, when the settings leave it open.
    ///   - rules: what the Gate goes by; without any for commands that nobody posts through.
    ///   - observer: is told of what the store does.
    static func open(
        _ settings: Settings, origin: String? = nil, rules: RuleKeeper = RuleKeeper(),
        observer: StoreObserver? = nil, logger: Logger
    ) async throws -> Assembly {
        let file = DatabaseFile(path: settings.database)
        let keyFile = KeyFile(path: settings.keyFile)
        let isNew = file.isNew
        try file.make()
        // A new key for an old database would be the wrong one; what is no database must say so first.
        let newKey = isNew ? try keyFile.loadOrMake(logger) : nil
        let store = try SQLiteStore(path: settings.database, observer: observer)
        do {
            let surroundings = surroundings(
                key: try newKey ?? keyFile.load(logger), PasswordWork(settings), rules: rules,
                noticeDelay: settings.noticeDelay, logger: logger)
            try await store.migrate(Schema.migrations)
            let address = settings.origin ?? origin ?? settings.ownOrigin
            return try await Assembly(
                store: store,
                site: SiteSettings(
                    name: settings.siteName, origin: address, zone: settings.zone, joining: settings.joining),
                surroundings: surroundings)
        } catch {
            try? store.close()
            throw error
        }
    }

    /// A community in memory that is never written to: for what can be told without a database.
    static func rehearsal(logger: Logger) async throws -> Assembly {
        let store = try SQLiteStore()
        try await store.migrate(Schema.migrations)
        return try await Assembly(
            store: store, site: SiteSettings(name: "Bandstand", origin: "http://localhost", zone: .gmt),
            surroundings: surroundings(key: SymmetricKey(size: .bits256), PasswordWork(), logger: logger))
    }

    private init(store: SQLiteStore, site settings: SiteSettings, surroundings: Surroundings) async throws {
        let site = try await Site.load(store: store, settings: settings, surroundings: surroundings)
        self.store = store
        self.surroundings = surroundings
        community = Community(store: store, site: site, surroundings: surroundings)
    }

    private static func surroundings(
        key: SymmetricKey, _ work: PasswordWork, rules: RuleKeeper = RuleKeeper(),
        noticeDelay: Int64 = NoticeLetters.usualDelay, logger: Logger
    ) -> Surroundings {
        let randomBytes: @Sendable (Int) -> [UInt8] = { count in
            // Eight at a time: each call for chance is one to the system.
            var bytes: [UInt8] = []
            while bytes.count < count {
                withUnsafeBytes(of: UInt64.random(in: .min ... .max)) { bytes.append(contentsOf: $0) }
            }
            return Array(bytes.prefix(count))
        }
        return Surroundings(
            now: { Moment(.now) },
            randomBytes: randomBytes, keys: Keys(master: key), passwords: work.hasher(randomBytes: randomBytes),
            logger: logger, noticeDelay: noticeDelay, rules: rules)
    }
}
