import SQLiteStorage
import Storage

/// The domain of Message-IDs that a database keeps.
func messageDomain(_ path: String) async throws -> String {
    let store = try SQLiteStore(path: path)
    let domain = try await store.read { try $0.one(Query<String>("SELECT message_domain FROM site") { try $0.next() }) }
    try store.close()
    return domain
}
