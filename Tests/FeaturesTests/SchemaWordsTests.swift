import Features
import SQLiteStorage
import Storage
import Testing

/// Columns that hold one of some words take these and no others, in the very spelling.
@Suite struct SchemaWordsTests {
    /// A table with the words that its columns take.
    struct Vocabulary: Sendable, CustomTestStringConvertible {
        let table: String
        let columns: [String: [String]]

        var testDescription: String { table }
    }

    private static let vocabularies = [
        Vocabulary(
            table: "member",
            columns: [
                "role": ["member", "moderator", "administrator"], "state": ["unconfirmed", "active", "held", "gone"],
                "band": ["unknown", "13+", "16+", "18+", "guarded", "u13"],
            ]),
        Vocabulary(
            table: "board", columns: ["default_view": ["flat", "tree"], "audience": ["everyone", "members", "staff"]]),
        Vocabulary(
            table: "post",
            columns: [
                "parent_link": ["reply", "reference", "subject"], "state": ["visible", "held", "removed"],
                "state_by": ["author", "moderator", "rule"], "audience": ["everyone", "members", "staff"],
            ]),
        Vocabulary(table: "body", columns: ["kind": ["markdown", "mail"]]),
        Vocabulary(table: "revision", columns: ["kind": ["markdown", "mail"]]),
        Vocabulary(
            table: "search_entry", columns: ["state": ["unread", "waiting", "indexed", "stale", "hidden"]]),
        Vocabulary(table: "sign_in", columns: ["way": ["password", "second-factor", "recovery-code", "link"]]),
        Vocabulary(table: "pending_registration", columns: ["band": ["13+", "16+", "18+"]]),
        Vocabulary(table: "invitation", columns: ["role": ["member", "moderator", "administrator"]]),
        Vocabulary(
            table: "preference", columns: ["theme": ["system", "light", "dark"], "view": ["board", "flat", "tree"]]),
        Vocabulary(
            table: "outbox",
            columns: [
                "class": ["transactional", "subscribed"],
                "state": ["waiting", "sending", "sent", "refused", "given-up", "dropped"],
            ]),
        Vocabulary(
            table: "decision",
            columns: [
                "kind": [
                    "release", "reject", "remove", "restore", "dismiss", "lock", "unlock", "pin", "unpin", "retitle",
                    "hide-version",
                ]
            ]),
        Vocabulary(table: "queue_item", columns: ["kind": ["held", "reported"]]),
        Vocabulary(
            table: "report",
            columns: ["reason": ["spam", "off-topic", "unkind", "personal", "illegal", "under-13", "other"]]),
        Vocabulary(table: "board_choice", columns: ["choice": ["follow", "mute"]]),
        Vocabulary(table: "discussion_choice", columns: ["choice": ["follow", "normal", "mute"]]),
        Vocabulary(
            table: "notice",
            columns: ["kind": ["reply", "mention", "quote", "thanks", "followed", "decision", "report"]]),
        Vocabulary(table: "notice_choice", columns: ["by_mail": ["soon", "digest", "never"]]),
        Vocabulary(table: "digest", columns: ["every": ["day", "week"]]),
    ]

    /// Every word of all of them, and some that are nearly one.
    private static let everyWord: Set<String> = {
        let words = vocabularies.flatMap { $0.columns.values.joined() }
        return Set(words).union(words.map { $0.uppercased() }).union(words.map { $0 + " " }).union([""])
    }()

    @Test(arguments: vocabularies)
    func `a column takes its words and no others`(_ vocabulary: Vocabulary) async throws {
        let store = try SQLiteStore()
        try await store.migrate(Schema.migrations)
        for (column, words) in vocabulary.columns {
            let refused = try await store.write { transaction in
                try Self.everyWord.filter { try transaction.refuses($0, in: column, of: vocabulary) }
            }
            #expect(refused == Self.everyWord.subtracting(words), "\(column)")
        }
    }
}

extension Transaction {
    /// A new row with this word is refused for the sake of this column; what else it lacks is not asked.
    fileprivate func refuses(
        _ word: String, in column: String, of vocabulary: SchemaWordsTests.Vocabulary
    ) throws -> Bool {
        let needed = Query<[String]>(
            "SELECT name, type FROM pragma_table_info(\(vocabulary.table)) WHERE \"notnull\" = 1"
        ) { [try $0.next(), try $0.next()] }
        let others = try all(needed).filter { $0[0] != column }
        let values = others.map { field -> String in
            if let words = vocabulary.columns[field[0]] { return "'\(words[0])'" }
            return field[1] == "BLOB" ? "x'00'" : field[1] == "INTEGER" ? "1" : "'x'"
        }
        // Names of the schema can't be bound.
        let names = SQLText(stringLiteral: ([column] + others.map { $0[0] }).joined(separator: ", "))
        let rest = SQLText(stringLiteral: values.map { ", " + $0 }.joined())
        do {
            try run("INSERT INTO \(SQLText(stringLiteral: vocabulary.table)) (\(names)) VALUES (\(word)\(rest))")
        } catch let error as StorageError {
            guard case .constraint(let reason) = error else { throw error }
            return reason.contains("failed: \(column) = ") || reason.contains("failed: \(column) IN ")
        }
        return false
    }
}
