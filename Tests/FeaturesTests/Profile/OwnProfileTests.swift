import Storage
import TestSupport
import Testing

@testable import Features

/// What a member says of themselves, beside their name.
@Suite struct OwnProfileTests {
    @Test func `what a member says of themselves stands on their page, escaped, with links`() async throws {
        let town = try await makeCommunity()
        let ada = Actor.member(try await town.signIn("ada").by)
        let about = " \u{202E}Frets & <b>nuts</b>.\r\n\r\n\r\n\r\nSee https://strings.example/a?b=c \u{7} "
        try await town.community.ownProfile.edit(name: "ada", about: about, by: ada)
        let profile = try await town.community.ownProfile.show(for: ada)
        #expect(profile.about == "Frets & <b>nuts</b>.\n\nSee https://strings.example/a?b=c")
        #expect(profile.renamableFrom == nil)
        let page = try #require(try await town.community.people.member(named: "ada", at: nil, for: .guest))
        let shown = try #require(page.about)
        #expect(shown.hasPrefix("Frets &amp; &lt;b&gt;nuts&lt;/b&gt;.<br><br>See <a class=\"out\" rel=\"nofollow"))
        #expect(shown.contains("href=\"/leaving?to=https%3A%2F%2Fstrings.example%2Fa%3Fb%3Dc&amp;s="))
        try await town.community.ownProfile.edit(name: "ada", about: " \n\n", by: ada)
        #expect(try await town.community.people.member(named: "ada", at: nil, for: .guest)?.about == nil)
    }

    @Test(arguments: [
        (String(repeating: "é", count: 500), true), (String(repeating: "é", count: 501), false),
        (String(repeating: "\u{1D49C}\u{301}\u{301}\u{301}", count: 500), false),
        (String(repeating: "x", count: 60_000), false),
    ])
    func `five hundred letters are the limit, whatever they are made of`(_ about: String, _ isTaken: Bool) async throws
    {
        let town = try await makeCommunity()
        let ada = Actor.member(try await town.signIn("ada").by)
        var faults = ProfileFaults()
        faults.about = .tooLong
        if isTaken {
            try await town.community.ownProfile.edit(name: "ada", about: about, by: ada)
        } else {
            await #expect(throws: ProfileError.invalid(faults)) {
                try await town.community.ownProfile.edit(name: "ada", about: about, by: ada)
            }
        }
        #expect(try await town.community.ownProfile.show(for: ada).about == (isTaken ? about : ""))
    }

    @Test(arguments: [(12, true), (13, false)])
    func `twelve lines are the limit`(_ count: Int, _ isTaken: Bool) async throws {
        let town = try await makeCommunity()
        let ada = Actor.member(try await town.signIn("ada").by)
        let about = Array(repeating: "x", count: count).joined(separator: "\n")
        let edit = { try await town.community.ownProfile.edit(name: "ada", about: about, by: ada) }
        var faults = ProfileFaults()
        faults.about = .tooLong
        if isTaken {
            try await edit()
        } else {
            await #expect(throws: ProfileError.invalid(faults)) { try await edit() }
        }
        #expect(try await town.community.ownProfile.show(for: ada).about == (isTaken ? about : ""))
    }

    @Test(arguments: [Member.Band.guarded, .under13])
    func `whoever takes part with a parent's consent puts nothing of themselves before others`(
        _ band: Member.Band
    ) async throws {
        let town = try await makeCommunity()
        let own = town.community.ownProfile
        #expect(own.mayEdit(.member(try await town.signIn("ada").by)))
        try await town.put(town.ada, in: band)
        let ada = Actor.member(try await town.signIn("ada").by)
        #expect(!own.mayEdit(ada))
        await #expect(throws: ProfileError.child) { try await own.show(for: ada) }
        for (name, about) in [("adelaide", ""), ("ada", "Words."), ("ada", "")] {
            await #expect(throws: ProfileError.child) { try await own.edit(name: name, about: about, by: ada) }
        }
    }

    @Test func `whoever is no adult says nothing by which strangers find them; adults may`() async throws {
        let town = try await makeCommunity()
        let own = town.community.ownProfile
        let about = "I play the cello.\nCall me: +44 20 7946 0958."
        let ben = try await town.member("ben")
        try await own.edit(name: "ben", about: about, by: ben)
        #expect(try await own.show(for: ben) == Profile(name: "ben", about: about, renamableFrom: nil))
        try await town.put(town.ada, in: .from16)
        let ada = try await town.member("ada")
        #expect(try await own.show(for: ada).isForMembers)
        var faults = ProfileFaults()
        faults.about = .personal(.phoneNumber)
        await #expect(throws: ProfileError.invalid(faults)) {
            try await own.edit(name: "ada", about: about, by: ada)
        }
        #expect(try await own.show(for: ada).about == "")
        try await own.edit(name: "ada", about: "I play the cello.", by: ada)
        // What stands there is in no way of another name.
        try await town.tamper("UPDATE member SET about = \(about) WHERE id = \(town.ada)")
        try await own.edit(name: "adelaide", about: about, by: ada)
        #expect(try await own.show(for: ada).name == "adelaide")
    }

    @Test(arguments: [
        "My snap is ada.plays.", "Call oh seven seven oh oh nine oh oh one two three.",
        "I play, see https://chat.example:443/add/ada", "I'm at (www.chat.example)!", "I'm in 5th grade.",
    ])
    func `whoever is no adult says nothing of themselves that would hold a post`(about: String) async throws {
        let town = try await makeCommunity()
        let snap = Rule(
            key: "contact", name: "Contact", effect: .hold, subject: .phrases(["my snap is"]), isForMinors: true,
            sentence: "It may tell strangers how to reach you.")
        let places = Rule(
            key: "places", name: "Places", effect: .hold, subject: .domains(["chat.example"]), isForMinors: true,
            sentence: "It leads to where strangers can reach you.")
        let age = Rule(
            key: "age", name: "Age", effect: .hold, subject: .phrases(["i'm in 5th grade"]),
            sentence: "It speaks of somebody's age.")
        town.surroundings.rules.replace(RuleBook(rules: [snap, places, age]))
        let (own, ben) = (town.community.ownProfile, try await town.member("ben"))
        try await own.edit(name: "ben", about: about, by: ben)
        try await town.put(town.ada, in: .from13)
        let ada = try await town.member("ada")
        var faults = ProfileFaults()
        faults.about = .tellsTooMuch
        await #expect(throws: ProfileError.invalid(faults)) {
            try await own.edit(name: "ada", about: about, by: ada)
        }
        #expect(try await own.show(for: ada).about == "")
        try await own.edit(name: "ada", about: "I play the cello, and the 5 string bass in drop D.", by: ada)
    }

    @Test func `a house that warns adults of nothing keeps minors from it all the same`() async throws {
        let town = try await makeCommunity()
        town.surroundings.rules.replace(RuleBook(personal: PersonalSettings(kinds: [])))
        try await town.put(town.ada, in: .from13)
        let ada = try await town.member("ada")
        var faults = ProfileFaults()
        faults.about = .personal(.phoneNumber)
        await #expect(throws: ProfileError.invalid(faults)) {
            try await town.community.ownProfile.edit(name: "ada", about: "Call me: +44 20 7946 0958.", by: ada)
        }
    }

    @Test func `whoever has no member's rights has no profile`() async throws {
        let town = try await makeCommunity()
        let session = try await town.signIn("ada")
        try await town.put(town.ada, in: .unconfirmed)
        let unconfirmed = try await town.actor(session.secret)
        for actor in [Actor.guest, .console, .seeder, unconfirmed] {
            await #expect(throws: ProfileError.notAllowed) { try await town.community.ownProfile.show(for: actor) }
            await #expect(throws: ProfileError.notAllowed) {
                try await town.community.ownProfile.edit(name: "adelaide", about: "Words.", by: actor)
            }
        }
    }

    @Test func `whoever is suspended takes out what is there, and puts nothing in`() async throws {
        let town = try await makeCommunity()
        let session = try await town.signIn("ada")
        try await town.community.ownProfile.edit(name: "ada", about: "Words.", by: .member(session.by))
        try await town.put(town.ada, in: .suspended)
        let ada = try await town.actor(session.secret)
        for (name, about) in [("ada", "Other words."), ("adelaide", "Words."), ("adelaide", "")] {
            await #expect(throws: ProfileError.suspended) {
                try await town.community.ownProfile.edit(name: name, about: about, by: ada)
            }
        }
        try await town.community.ownProfile.edit(name: "ada", about: "Words.", by: ada)
        try await town.community.ownProfile.edit(name: "ada", about: "", by: ada)
        #expect(try await town.community.ownProfile.show(for: ada).about == "")
    }

    @Test func `an account that waits for a decision says nothing of anybody`() async throws {
        let town = try await makeCommunity()
        let ada = Actor.member(try await town.signIn("ada").by)
        try await town.community.ownProfile.edit(name: "ada", about: "Words.", by: ada)
        try await town.put(town.ada, in: .held)
        #expect(try await town.community.people.member(named: "ada", at: nil, for: .guest)?.about == nil)
    }

    @Test func `a change is told of, and nothing that is as it was`() async throws {
        let town = try await makeCommunity()
        let ada = Actor.member(try await town.signIn("ada").by)
        let stream = await town.community.events.subscribe(buffer: 8)
        let own = town.community.ownProfile
        try await own.edit(name: "ada", about: "", by: ada)
        try await own.edit(name: "ada", about: "Words.", by: ada)
        try await own.edit(name: "adelaide", about: "Words.", by: ada)
        await town.community.events.publish(.changedOutside)
        var events: [CommunityEvent] = []
        for await event in stream {
            if event == .changedOutside { break }
            events.append(event)
        }
        #expect(events == [.profileChanged(town.ada), .renamed(town.ada)])
    }
}
