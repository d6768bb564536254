import Crypto
import Features
import Foundation
import Storage
import TestSupport
import Testing

/// What the key file protects.
@Suite struct KeysTests {
    private let keys = Keys(master: .forTests)

    @Test func `a leaving link is signed for its address alone`() {
        let leaving = LeavingLinks(keys: keys)
        let url = "https://example.org/a?b=c&d=ü#x"
        let path = leaving.path(to: url)
        #expect(path.hasPrefix("/leaving?to=https%3A%2F%2Fexample.org%2Fa%3Fb%3Dc%26d%3D%C3%BC%23x&s="))
        let signature = String(path.split(separator: "=").last ?? "")
        #expect(leaving.isOurs(url: url, signature: signature))
        #expect(!leaving.isOurs(url: url + "y", signature: signature))
        #expect(!leaving.isOurs(url: url, signature: ""))
        #expect(!leaving.isOurs(url: url, signature: String(signature.dropLast()) + "é"))
        #expect(!LeavingLinks(keys: Keys(master: SymmetricKey(size: .bits256))).isOurs(url: url, signature: signature))
    }

    @Test func `an address is sealed differently each time and opened by its key only`() throws {
        let (one, two) = (try keys.sealed(address: "a@example.org"), try keys.sealed(address: "a@example.org"))
        #expect(one != two)
        #expect(keys.opened(one) == "a@example.org")
        #expect(Keys(master: SymmetricKey(size: .bits256)).opened(one) == nil)
        #expect(keys.opened([1, 2, 3]) == nil)
        #expect(keys.lookUpHash(ofAddress: "A@Example.org") == keys.lookUpHash(ofAddress: "a@example.org"))
    }

    @Test func `a dump of the database shows no author's address`() async throws {
        let town = try await makeCommunity()
        try await town.importMailboxes(Mailboxes.path("obfuscated.mbox"), Mailboxes.path("threads.mbox"))
        let columns = try await town.store.read { transaction in
            try transaction.all(Query<String>("SELECT name || slug FROM author"))
                + transaction.all(Query<String>("SELECT byline || excerpt FROM post"))
                + transaction.all(Query<String>("SELECT html FROM body"))
        }
        #expect(columns.count > 40)
        #expect(!columns.contains { $0.contains("@example.") || $0.contains(" at example.") })
    }

    @Test func `the Message-ID domain is fixed at first start`() async throws {
        let town = try await makeCommunity()
        let moved = SiteSettings(name: "Larkhill", origin: "https://elsewhere.example", zone: .gmt)
        let site = try await Site.load(store: town.store, settings: moved, surroundings: town.surroundings)
        #expect(site.messageDomain == "forum.example")
        #expect(site.origin == "https://elsewhere.example")
        let nowhere = SiteSettings(name: "x", origin: "nonsense", zone: .gmt)
        await #expect(throws: FoundingError.noHost(origin: "nonsense")) {
            try await Site.load(store: town.store, settings: nowhere, surroundings: town.surroundings)
        }
    }

    @Test func `what is sealed for one purpose opens for no other`() throws {
        for seal in Keys.Seal.allCases {
            let sealed = try keys.sealed([1, 2, 3], for: seal)
            #expect(sealed != (try keys.sealed([1, 2, 3], for: seal)))
            #expect(Keys.Seal.allCases.filter { keys.opened(sealed, for: $0) == [1, 2, 3] } == [seal])
            #expect(Keys(master: SymmetricKey(size: .bits256)).opened(sealed, for: seal) == nil)
            #expect(keys.opened(sealed.dropLast() + [sealed[0]], for: seal) == nil)
            #expect(keys.opened([], for: seal) == nil)
        }
    }

    @Test func `an author's address is not taken for a member's`() throws {
        #expect(keys.opened(try keys.sealed(address: "a@example.org"), for: .address) == nil)
        #expect(keys.opened(try keys.sealed(Array("a@example.org".utf8), for: .address)) == nil)
    }
}
