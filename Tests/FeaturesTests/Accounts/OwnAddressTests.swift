import SQLiteStorage
import Storage
import TestSupport
import Testing

@testable import Features

/// Changing one's own address.
@Suite struct OwnAddressTests {
    @Test func `the new address confirms, the former one is told`() async throws {
        let town = try await TestCommunity.withAddresses()
        let (own, ada) = (town.community.ownAddress, town.steppedUp(town.ada))
        let token = try await town.requestAddress(" Ada@New.example ")
        let link = try await own.look(token, for: ada)
        #expect(link.name == "ada")
        #expect(link.address.text == "Ada@new.example")
        #expect(try await town.address(of: town.ada) == "ada@mail.example", "until the link is used")
        try await own.confirm(token, by: ada)
        #expect(try await town.address(of: town.ada) == "Ada@new.example")
        #expect(try await town.letters() == ["address-changed to ada@mail.example"])
        await #expect(throws: AddressError.token(.used)) { try await own.look(token, for: ada) }
        await #expect(throws: AddressError.token(.used)) { try await own.confirm(token, by: ada) }
        _ = try await town.comeIn("ada@new.example")
        await #expect(throws: SignInError.wrong) { try await town.comeIn("ada@mail.example") }
        #expect(try await town.faults() == [])
    }

    @Test func `no address stands in the database in clear, at no step`() async throws {
        let town = try await TestCommunity.withAddresses()
        let token = try await town.requestAddress("ada@new.example")
        for step in 0...1 {
            for text in try await town.everything() {
                #expect(!text.contains("ada@mail") && !text.contains("ada@new"), "step \(step)")
            }
            if step == 0 { try await town.community.ownAddress.confirm(token, by: town.steppedUp(town.ada)) }
        }
    }

    @Test func `whether an address is somebody's shows neither in the answer nor in the work`() async throws {
        let store = CountingStore(try SQLiteStore())
        let town = try await TestCommunity.withAddresses(store: store)
        var work: [[String]] = []
        for address in ["nobody@mail.example", "Ben@mail.example"] {
            _ = store.statements()
            try await town.community.ownAddress.request(address, by: town.steppedUp(town.ada))
            work.append(store.statements())
        }
        #expect(work[0] == work[1])
        // To the address as its member gave it.
        #expect(
            try await town.letters() == ["address-change to nobody@mail.example", "address-taken to ben@mail.example"])
        #expect(try await town.address(of: town.ben) == "ben@mail.example")
    }

    @Test func `nobody writes to an account that is held, or to an address that was never confirmed`() async throws {
        let town = try await TestCommunity.withAddresses()
        try await town.tamper("UPDATE member SET state = 'held' WHERE id = \(town.ben)")
        try await town.community.ownAddress.request("ben@mail.example", by: town.steppedUp(town.ada))
        #expect(try await town.letters() == [])
        try await town.tamper(
            "UPDATE member SET state = 'active' WHERE id = \(town.ben)",
            "UPDATE credential SET address_confirmed_at = NULL WHERE member = \(town.ben)")
        try await town.community.ownAddress.request("ben@mail.example", by: town.steppedUp(town.ada))
        #expect(try await town.letters() == [])
    }

    @Test func `what stands behind a plus sign makes no other letter box`() async throws {
        let town = try await TestCommunity.withAddresses()
        for number in 1...4 {
            try await town.community.ownAddress.request("new+\(number)@mail.example", by: town.steppedUp(town.ada))
        }
        let letters = try await town.store.read {
            try $0.one(Query<Int>("SELECT COUNT(*) FROM outbox WHERE state = 'dropped'"))
        }
        #expect(letters == 1, "the fourth")
    }

    @Test func `a newer link ends the older one, whosever the newer address is`() async throws {
        let town = try await TestCommunity.withAddresses()
        let first = try await town.requestAddress("ada@new.example")
        try await town.community.ownAddress.request("ben@mail.example", by: town.steppedUp(town.ada))
        await #expect(throws: AddressError.token(.expired)) {
            try await town.community.ownAddress.look(first, for: town.steppedUp(town.ada))
        }
    }

    @Test func `who has no address yet gives a first one the same way`() async throws {
        let town = try await makeCommunity()
        #expect(try await town.address(of: town.ada) == nil)
        let token = try await town.requestAddress("ada@mail.example")
        try await town.community.ownAddress.confirm(token, by: town.steppedUp(town.ada))
        #expect(try await town.address(of: town.ada) == "ada@mail.example")
        #expect(try await town.letters() == [], "there is no former address to tell")
        try await town.community.passwordResets.request("ada@mail.example", from: .unknown)
        #expect(try await town.letters() == ["reset-password to ada@mail.example"])
    }

    @Test func `guests have no address, and members show first that it is them`() async throws {
        let town = try await TestCommunity.withAddresses()
        let own = town.community.ownAddress
        for actor in [Actor.guest, .console] {
            await #expect(throws: AddressError.notAllowed) { try await own.address(for: actor) }
            await #expect(throws: AddressError.notAllowed) { try await own.request("ada@new.example", by: actor) }
        }
        let late = town.steppedUp(town.ada, at: town.clock.now.advanced(seconds: -SignIns.stepUpLasts))
        await #expect(throws: AddressError.stepUpNeeded) { try await own.address(for: late) }
        await #expect(throws: AddressError.stepUpNeeded) { try await own.request("ada@new.example", by: late) }
        #expect(try await town.letters() == [])
    }

    @Test(arguments: [
        "", "ada", "ada@mail", "ada@new.example\r\nBcc: eve@mail.example", "a b@new.example", "ada@new.example\0",
        "\u{202E}ada@new.example", String(repeating: "a", count: 60_000) + "@new.example",
    ])
    func `what is no address is refused before anything is written`(_ typed: String) async throws {
        let town = try await TestCommunity.withAddresses()
        do {
            try await town.community.ownAddress.request(typed, by: town.steppedUp(town.ada))
            Issue.record("it was taken")
        } catch {
            guard case .form = error else { throw error }
        }
        #expect(try await town.count("throttle") == 0)
    }

    @Test func `one's own address is no new one`() async throws {
        let town = try await TestCommunity.withAddresses()
        await #expect(throws: AddressError.same) {
            try await town.community.ownAddress.request("ada@mail.example", by: town.steppedUp(town.ada))
        }
    }

    @Test func `one's own address written otherwise is a new one, which is told and taken back like any`() async throws
    {
        let town = try await TestCommunity.withAddresses()
        let token = try await town.requestAddress("ADA@mail.example")
        try await town.community.ownAddress.confirm(token, by: town.steppedUp(town.ada))
        #expect(try await town.address(of: town.ada) == "ADA@mail.example")
        let letters = try await town.community.outbox.claim(5)
        #expect(letters.map(\.to.text) == ["ada@mail.example"])
        guard case .addressChanged("ada", let undo)? = letters.last?.letter else {
            Issue.record("the former address is not told")
            return
        }
        _ = try await town.community.ownAddress.undo(undo)
        #expect(try await town.address(of: town.ada) == "ada@mail.example")
        #expect(try await town.letters() == [], "it is the same mailbox: nobody has lost anything")
    }

    @Test func `a link is good for the member alone whose it is`() async throws {
        let town = try await TestCommunity.withAddresses()
        let own = town.community.ownAddress
        let token = try await town.requestAddress("ben.other@mail.example")
        for actor in [Actor.guest, .console] {
            await #expect(throws: AddressError.notAllowed) { try await own.look(token, for: actor) }
            await #expect(throws: AddressError.notAllowed) { try await own.confirm(token, by: actor) }
        }
        let ben = town.steppedUp(town.ben)
        await #expect(throws: AddressError.anothersLink(name: "ada")) { try await own.look(token, for: ben) }
        await #expect(throws: AddressError.anothersLink(name: "ada")) { try await own.confirm(token, by: ben) }
        #expect(try await town.address(of: town.ada) == "ada@mail.example")
        #expect(try await town.address(of: town.ben) == "ben@mail.example")
        #expect(try await town.letters() == [])
        try await own.confirm(token, by: town.steppedUp(town.ada))
        #expect(try await town.address(of: town.ada) == "ben.other@mail.example", "and is not used up by others")
    }

    @Test func `who signs out everywhere else ends links that would change the address`() async throws {
        let town = try await TestCommunity.withAddresses()
        let token = try await town.requestAddress("thief@mail.example")
        let ada = town.steppedUp(town.ada)
        let bens = try await town.requestAddress("ben@new.example", for: town.ben)
        try await town.community.signIns.endAll(sparing: ada.member?.signIn, by: ada)
        await #expect(throws: AddressError.token(.expired)) {
            try await town.community.ownAddress.confirm(token, by: ada)
        }
        try await town.community.ownAddress.confirm(bens, by: town.steppedUp(town.ben))
    }

    @Test func `a member asks five times an hour, and an address gets three letters a day`() async throws {
        let town = try await TestCommunity.withAddresses()
        let (own, ada) = (town.community.ownAddress, town.steppedUp(town.ada))
        let last = try await (town.requestAddress("new@mail.example"), town.requestAddress("new@mail.example")).1
        for member in [town.ben, town.maren] {
            try await own.request("new@mail.example", by: town.steppedUp(member))
        }
        #expect(try await town.letters() == ["address-change to new@mail.example"], "the fourth is not sent")
        #expect(try await own.look(last, for: ada).name == "ada")
        for number in 1...3 { try await own.request("a\(number)@mail.example", by: town.steppedUp(town.ada)) }
        await #expect(throws: AddressError.tooOften(retryAfter: 3_600)) {
            try await own.request("a4@mail.example", by: town.steppedUp(town.ada))
        }
    }

    @Test func `a link ends after a day, and one of another kind is none`() async throws {
        let town = try await TestCommunity.withAddresses()
        let (own, ada) = (town.community.ownAddress, town.steppedUp(town.ada))
        let token = try await town.requestAddress("ada@new.example")
        await #expect(throws: AddressError.token(.notOurs)) { try await own.undo(token) }
        await #expect(throws: AddressError.token(.notOurs)) { try await own.lookAtUndo(token) }
        let link = try await town.community.signIns.issueLink(for: "ada", by: .console)
        await #expect(throws: AddressError.token(.notOurs)) { try await own.confirm(link, by: ada) }
        town.clock.advance(seconds: Moment.day - 1)
        _ = try await own.look(token, for: ada)
        town.clock.advance(seconds: 1)
        await #expect(throws: AddressError.token(.expired)) { try await own.look(token, for: ada) }
        await #expect(throws: AddressError.token(.expired)) { try await own.confirm(token, by: ada) }
        #expect(try await town.address(of: town.ada) == "ada@mail.example")
    }

    @Test func `an address that became another's meanwhile stays theirs`() async throws {
        let town = try await TestCommunity.withAddresses()
        let (own, ada) = (town.community.ownAddress, town.steppedUp(town.ada))
        let (adas, bens) = (
            try await town.requestAddress("new@mail.example"),
            try await town.requestAddress("new@mail.example", for: town.ben)
        )
        try await own.confirm(bens, by: town.steppedUp(town.ben))
        await #expect(throws: AddressError.taken) { try await own.confirm(adas, by: ada) }
        #expect(try await town.address(of: town.ada) == "ada@mail.example")
        #expect(try await town.address(of: town.ben) == "new@mail.example")
        #expect(try await town.faults() == [])
    }

    @Test func `what waits under the address can't be confirmed any more, nor a reset by the former one`() async throws
    {
        let town = try await TestCommunity.withAddresses()
        let registration = try await town.registerWren()
        try await town.community.passwordResets.request("ada@mail.example", from: .unknown)
        guard case .resetPassword(_, let reset)? = try await town.community.outbox.claim(5).last?.letter else {
            Issue.record("no letter")
            return
        }
        _ = try await town.changeAddress(to: "wren@mail.example")
        await #expect(throws: ConfirmationError.token(.expired)) { try await town.confirm(registration) }
        await #expect(throws: TokenError.expired) { try await town.community.passwordResets.look(reset) }
    }

    @Test func `an account that is held gets no address`() async throws {
        let town = try await TestCommunity.withAddresses()
        let token = try await town.requestAddress("ada@new.example")
        try await town.put(town.ada, in: .held)
        await #expect(throws: AddressError.token(.held)) {
            try await town.community.ownAddress.confirm(token, by: town.steppedUp(town.ada))
        }
    }
}
