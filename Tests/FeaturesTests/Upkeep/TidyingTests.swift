import Features
import Foundation
import SQLiteStorage
import Storage
import TestSupport
import Testing

/// What is left of deleted words in the database's files.
@Suite struct TidyingTests {
    /// True when these words stand in the database's file or in its log.
    private func holds(_ words: String, _ path: String) throws -> Bool {
        try [path, path + "-wal"].contains { file in
            try Data(contentsOf: URL(filePath: file)).range(of: Data(words.utf8)) != nil
        }
    }

    @Test func `what is deleted at once stands in no file: no sentence after a minute, no word after a night`()
        async throws
    {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "a.sqlite").path
            let store = try SQLiteStore(path: path)
            let town = try await makeCommunity(store: store)
            let tidying = town.community.tidying
            try await tidying.run()
            try await town.start("What stays", "A glissando that everybody may read.")
            let post = try await town.start("Unwise words on quavers", "I regret zwieback with jujubes.")
            try #require(try holds("regret zwieback with jujubes", path))
            try await town.community.ownPosts.delete(post, by: town.member("ada"))
            town.clock.advance(seconds: 60)
            try await tidying.run()
            for sentence in ["zwieback with jujubes", "Unwise words", "unwise-words"] {
                #expect(try !holds(sentence, path), "\(sentence)")
            }
            try #require(try holds("zwieback", path))
            town.clock.advance(seconds: Moment.day)
            try await tidying.run()
            for word in ["zwieback", "jujubes", "quavers"] { #expect(try !holds(word, path), "\(word)") }
            #expect(try holds("glissando", path))
            #expect(try await town.faults() == [])
            try store.close()
        }
    }

    @Test func `the index is gone through once a night, by the clock of the site`() async throws {
        let store = CountingStore(try SQLiteStore())
        let zone = try #require(TimeZone(identifier: "Europe/Berlin"))
        let town = try await makeCommunity(store: store, zone: zone)
        func isTidied(after seconds: Int64) async throws -> Bool {
            town.clock.advance(seconds: seconds)
            _ = store.statements()
            try await town.community.tidying.run()
            return store.statements().contains { $0.contains("'merge'") }
        }
        // It is one o'clock there, and never ran before.
        #expect(try await isTidied(after: 0) == false)
        #expect(try await isTidied(after: 14 * 3_600 - 1) == false)
        #expect(try await isTidied(after: 1))
        #expect(try await isTidied(after: 60) == false)
        #expect(try await isTidied(after: Moment.day))
    }
}
