import Foundation
import Storage
import TestSupport
import Testing

@testable import Features

@Suite struct OwnPreferencesTests {
    @Test func `what a member has chosen comes with their session, in every browser`() async throws {
        let town = try await makeCommunity()
        let (desk, phone) = (try await town.signIn("ada"), try await town.signIn("ada"))
        #expect(desk.by.preferences == Preferences())
        let tokyo = try #require(Zones.zone(named: "Asia/Tokyo"))
        let chosen = Preferences(zone: tokyo, theme: .dark, postsInSans: true, view: .tree)
        try await town.community.ownPreferences.choose(chosen, by: .member(desk.by))
        #expect(try await town.actor(phone.secret).member?.preferences == chosen)
        #expect(chosen.chosenView == .tree)
        let other = Preferences(theme: .light, view: .flat, followsOwn: false, hasShortcuts: false)
        try await town.community.ownPreferences.choose(other, by: .member(desk.by))
        #expect(try await town.actor(phone.secret).member?.preferences == other)
        #expect(try await town.signIn("ben").by.preferences == Preferences())
    }

    @Test func `only a member has preferences, an unconfirmed one too`() async throws {
        let town = try await makeCommunity()
        for actor in [Actor.guest, .console, .seeder] {
            await #expect(throws: AccountError.notAllowed) {
                try await town.community.ownPreferences.choose(Preferences(theme: .dark), by: actor)
            }
        }
        let session = try await town.signIn("ada")
        try await town.put(town.ada, in: .unconfirmed)
        let ada = try await town.actor(session.secret)
        try await town.community.ownPreferences.choose(Preferences(theme: .dark), by: ada)
        #expect(try await town.actor(session.secret).member?.preferences.theme == .dark)
    }

    @Test func `a zone that this machine knows no more is the community's`() async throws {
        let town = try await makeCommunity()
        let session = try await town.signIn("ada")
        try await town.community.ownPreferences.choose(Preferences(theme: .dark), by: .member(session.by))
        try await town.tamper("UPDATE preference SET zone = 'Atlantic/Atlantis'")
        let preferences = try #require(try await town.actor(session.secret).member?.preferences)
        #expect(preferences == Preferences(theme: .dark))
    }

    @Test func `zones are places and UTC, by their names`() {
        #expect(Zones.names.count > 300)
        #expect(Zones.names.contains("Europe/London"))
        #expect(Zones.zone(named: "GMT")?.secondsFromGMT() == 0)
        for name in ["", "Etc/GMT+5", "EST5EDT", "GMT+3", "Mars/Base", "../../etc/passwd", "europe/london"] {
            #expect(Zones.zone(named: name) == nil, "\(name)")
        }
    }

    @Test func `they are found with the session, by their key`() async throws {
        let store = try await makeCommunity().store
        let session = Query<SignedInRow>.session([1], at: FixedClock.noon).sql
        try await expectIndexed(session, "SEARCH f USING INTEGER PRIMARY KEY (rowid=?)", in: store)
    }
}
