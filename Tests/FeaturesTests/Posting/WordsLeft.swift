import Features
import Storage
import TestSupport

extension TestCommunity {
    /// Former sources of a post, oldest first.
    func versions(of post: Post.ID) async throws -> [String] {
        try await store.read { try $0.all(Query("SELECT source FROM revision WHERE post = \(post) ORDER BY number")) }
    }

    /// Columns of the whole database in which a word stands, in any case.
    func columns(holding word: String) async throws -> [String] {
        try await store.read { transaction in
            let tables: [String] = try transaction.all(
                Query(
                    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'search_index%'"
                ))
            var found: [String] = []
            for table in tables {
                let columns: [String] = try transaction.all(
                    Query("SELECT name FROM pragma_table_info(\(table)) WHERE type = 'TEXT'"))
                for column in columns {
                    // Names of the schema can't be bound.
                    let (name, place) = (SQLText(stringLiteral: column), SQLText(stringLiteral: table))
                    let count: Int = try transaction.one(
                        Query("SELECT COUNT(*) FROM \(place) WHERE LOWER(\(name)) LIKE \("%\(word)%")"))
                    if count > 0 { found.append("\(table).\(column)") }
                }
            }
            return found
        }
    }
}
