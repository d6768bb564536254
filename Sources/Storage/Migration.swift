/// One named step of the schema's history: forward only, never edited after a release.
///
/// The SQL is portable but for a few tokens that each engine fills in:
/// `{id}` a row's own key, handed out by the engine · `{int64}` `{bytes}` `{bool}` column types ·
/// `{strict}` what follows a table's closing parenthesis · `{search}` the tables of the engine's `SearchIndex`.
package struct Migration: Sendable {
    /// What it does, numbered: `003-boards`.
    package let name: String
    /// The statements, each ending with a semicolon.
    package let sql: String

    package init(_ name: String, sql: String) {
        self.name = name
        self.sql = sql
    }

    /// The statements for one engine.
    package func filled(_ tokens: [String: String]) -> String {
        tokens.reduce(sql) { $0.replacing("{\($1.key)}", with: $1.value) }
    }
}
