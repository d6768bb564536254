import Storage
import TestSupport
import Testing

@testable import Features

/// Taking a change of address back.
@Suite struct AddressUndoTests {
    private static let new = "four other plain words"

    @Test func `the former address is theirs again, nobody is signed in, and a new password is chosen`() async throws {
        let town = try await TestCommunity.withAddresses()
        let own = town.community.ownAddress
        let undo = try await town.changeAddress(to: "thief@mail.example")
        let session = try await town.comeIn("ada").secret
        let link = try await own.lookAtUndo(undo)
        #expect(link.name == "ada" && link.address.text == "ada@mail.example")
        #expect(try await town.actor(session) != .guest, "looking does nothing")
        let reset = try await own.undo(undo)
        #expect(try await town.address(of: town.ada) == "ada@mail.example")
        #expect(try await town.actor(session) == .guest)
        await #expect(throws: SignInError.wrong) { try await town.comeIn("ada") }
        #expect(try await town.letters() == ["address-taken-back to thief@mail.example"])
        try await town.community.passwordResets.finish(reset, new: TestCommunity.password)
        _ = try await town.comeIn("ada@mail.example")
        await #expect(throws: AddressError.token(.used)) { try await own.undo(undo) }
        #expect(try await town.faults() == [])
    }

    @Test func `who changes it twice, and the password, does not shut the owner out`() async throws {
        let town = try await TestCommunity.withAddresses()
        let own = town.community.ownAddress
        let owners = try await town.changeAddress(to: "thief@mail.example")
        let thiefs = try await town.changeAddress(to: "thief@other.example")
        let session = try await town.comeIn("ada")
        _ = try await town.community.ownPassword.change(
            from: TestCommunity.password, to: Self.new, by: .member(session.by), in: session.secret)
        // The thief's own link goes back by one change, and leaves the owner's good.
        _ = try await own.undo(thiefs)
        #expect(try await town.address(of: town.ada) == "thief@mail.example")
        _ = try await own.undo(owners)
        #expect(try await town.address(of: town.ada) == "ada@mail.example")
    }

    @Test func `a change that is taken back takes the later ones with it`() async throws {
        let town = try await TestCommunity.withAddresses()
        let own = town.community.ownAddress
        let owners = try await town.changeAddress(to: "thief@mail.example")
        let thiefs = try await town.changeAddress(to: "thief@other.example")
        let waiting = try await town.requestAddress("thief@third.example")
        _ = try await own.undo(owners)
        await #expect(throws: AddressError.token(.expired)) { try await own.undo(thiefs) }
        await #expect(throws: AddressError.token(.expired)) {
            try await own.confirm(waiting, by: town.steppedUp(town.ada))
        }
        #expect(try await town.address(of: town.ada) == "ada@mail.example")
    }

    @Test func `it can be done for a week, and then nobody knows the former address any more`() async throws {
        let town = try await TestCommunity.withAddresses()
        let undo = try await town.changeAddress(to: "ada@new.example")
        let kept = Query<Int>("SELECT COUNT(*) FROM one_time_token WHERE payload_sealed IS NOT NULL")
        #expect(try await town.store.read { try $0.one(kept) } == 1, "the link that was used carries nothing any more")
        town.clock.advance(seconds: 7 * Moment.day - 1)
        _ = try await town.community.ownAddress.lookAtUndo(undo)
        _ = try await town.community.purge.run()
        #expect(try await town.store.read { try $0.one(kept) } == 1)
        town.clock.advance(seconds: 1)
        await #expect(throws: AddressError.token(.expired)) { try await town.community.ownAddress.undo(undo) }
        #expect(try await town.community.purge.run()["former address"] == 1)
        #expect(try await town.store.read { try $0.one(kept) } == 0)
        await #expect(throws: AddressError.token(.expired)) { try await town.community.ownAddress.lookAtUndo(undo) }
    }

    @Test func `what was used carries no address any more`() async throws {
        let town = try await TestCommunity.withAddresses()
        _ = try await town.community.ownAddress.undo(try await town.changeAddress(to: "ada@new.example"))
        let kept = Query<Int>("SELECT COUNT(*) FROM one_time_token WHERE payload_sealed IS NOT NULL")
        #expect(try await town.store.read { try $0.one(kept) } == 0)
    }

    @Test func `a former address that is another's by now stays theirs, and nothing is undone`() async throws {
        let town = try await TestCommunity.withAddresses()
        let undo = try await town.changeAddress(to: "ada@new.example")
        _ = try await town.changeAddress(to: "ada@mail.example", of: town.ben)
        let session = try await town.comeIn("ada").secret
        await #expect(throws: AddressError.taken) { try await town.community.ownAddress.undo(undo) }
        #expect(try await town.address(of: town.ada) == "ada@new.example")
        #expect(try await town.actor(session) != .guest)
    }

    @Test func `a second factor that was put on since goes, and so does what was begun`() async throws {
        let town = try await TestCommunity.withAddresses()
        let undo = try await town.changeAddress(to: "thief@mail.example")
        _ = try await town.putOnSecondFactor(for: town.ada)
        _ = try await town.letters()
        let reset = try await town.community.ownAddress.undo(undo)
        #expect(
            try await town.letters() == [
                "address-taken-back to thief@mail.example", "second-factor-changed to ada@mail.example",
            ])
        try await town.community.passwordResets.finish(reset, new: TestCommunity.password)
        _ = try await town.comeIn("ada")
        #expect(try await town.count("recovery_code") == 0)
        let again = try await town.changeAddress(to: "thief@other.example")
        try await town.community.secondFactors.begin(for: town.steppedUp(town.ada))
        _ = try await town.letters()
        _ = try await town.community.ownAddress.undo(again)
        #expect(try await town.letters() == ["address-taken-back to thief@other.example"], "nothing was on")
        #expect(try await town.count("second_factor") == 0)
    }

    @Test func `a second factor that was on before stays`() async throws {
        let town = try await TestCommunity.withAddresses()
        _ = try await town.putOnSecondFactor(for: town.ada)
        let reset = try await town.community.ownAddress.undo(try await town.changeAddress(to: "ada@new.example"))
        try await town.community.passwordResets.finish(reset, new: TestCommunity.password)
        await #expect(throws: (any Error).self) { try await town.comeIn("ada") }
        #expect(try await town.community.members.show("ada", by: .console).access?.hasSecondFactor == true)
    }

    @Test func `what was claimed since goes back to the archive, what was claimed before stays`() async throws {
        let town = try await TestCommunity.withAddresses()
        try await town.importMail(
            Mailboxes.message("one@x", from: "Olga <ada@mail.example>")
                + Mailboxes.message("two@x", at: 1, from: "Thief <thief@mail.example>"), into: town.general)
        try await town.community.claims.claim(by: town.steppedUp(town.ada))
        let undo = try await town.changeAddress(to: "thief@mail.example")
        try await town.community.claims.claim(by: town.steppedUp(town.ada))
        func posts() async throws -> Int? {
            try await town.community.people.member(named: "ada", at: nil, for: .guest)?.postCount
        }
        #expect(try await posts() == 2)
        let both = try await town.community.search.find(.parse("by:ada"), order: .newest, page: 1, for: .guest)
        #expect(both.hits.map(\.by) == ["Thief", "Olga"])
        _ = try await town.community.ownAddress.undo(undo)
        #expect(try await posts() == 1)
        let found = try await town.community.search.find(.parse("by:ada"), order: .newest, page: 1, for: .guest)
        #expect(found.hits.map(\.by) == ["Olga"])
        #expect(try await town.faults() == [])
    }
}
