import Foundation
import SQLiteStorage
import Storage
import TestSupport
import Testing

@testable import Features

/// P24: what somebody finds who gets hold of the database alone.
struct DumpTests {
    /// All that the database wrote to disk, its log of changes too, letters in lower case.
    private static func dump(_ folder: URL) throws -> String {
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        let text = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
        return text.joined(separator: "\n").lowercased()
    }

    @Test func `P24: a dump of the database shows no known address, no password and no link`() async throws {
        try await withTemporaryFolder { folder in
            let store = try SQLiteStore(path: folder.appending(path: "a.sqlite").path)
            let town = try await makeCommunity(store: store)
            try await town.importMailboxes(Mailboxes.path("obfuscated.mbox"), Mailboxes.path("threads.mbox"))
            let link = try await town.registerWren()
            _ = try await town.confirm(link)
            // Whatever has still to be sent, or to be confirmed, is there as well.
            try await town.register("lark", address: "Lark@Mail.Example", from: "192.0.2.2")
            try await town.register("finch", address: "wren@mail.example", from: "192.0.2.3")
            try await town.community.passwordResets.request("wren@mail.example", from: Network(address: "192.0.2.4"))
            let dump = try Self.dump(folder)
            let isWhole = dump.contains("create table") && dump.contains("wren")
            #expect(isWhole)
            for secret in [
                "mail.example", "ada@example.org", "bo@example.org", "lee@example.org", TestCommunity.password,
                link.text, "192.0.2",
            ] {
                let isThere = dump.contains(secret.lowercased())
                #expect(!isThere, "\(secret)")
            }
            try store.close()
        }
    }
}
