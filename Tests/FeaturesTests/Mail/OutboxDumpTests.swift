import Foundation
import SQLiteStorage
import Storage
import TestSupport
import Testing

@testable import Features

/// What a thief of the database file learns from it about mail.
struct OutboxDumpTests {
    @Test func `the file shows no address and no token, waiting or sent`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "town.sqlite").path
            let store = try SQLiteStore(path: path)
            let town = try await makeCommunity(store: store)
            let outbox = town.community.outbox
            let secret = Secret { [UInt8](repeating: 0xA7, count: $0) }
            let address = try EmailAddress(typed: "ada.lovelace@example.org")
            for letter in [Letter.resetPassword(name: "Zaphodine", token: secret), .passwordChanged(name: "Zaphodine")]
            {
                let sealed = try outbox.sealed(letter, to: address)
                try await store.write { try outbox.enqueue(sealed, for: nil, in: $0, at: town.clock.now) }
            }
            for letter in try await outbox.claim(1) { try await outbox.settle(letter, .sent) }
            try store.close()
            let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            let bytes = try files.reduce(into: Data()) { $0 += try Data(contentsOf: $1) }
            #expect(bytes.count > 10_000)
            let hidden = ["lovelace", "example.org", "Zaphodine", secret.text]
            for text in hidden + hidden.map({ Data($0.utf8).base64EncodedString() }) {
                #expect(bytes.range(of: Data(text.utf8)) == nil, "\(text)")
            }
            #expect(bytes.range(of: Data(repeating: 0xA7, count: 32)) == nil)
        }
    }
}
