import Crypto
import TestSupport
import Testing

@testable import Features

/// What a browser keeps of the age screen.
@Suite struct GatePassTests {
    private let keys = Keys(master: .forTests)
    private let now = FixedClock.noon

    private func ticket(invitation: Int64? = nil) -> JoinTicket {
        JoinTicket(
            band: .fromSixteen, invitation: invitation.map(Invitation.ID.init(rawValue:)),
            expiresAt: now.advanced(seconds: JoinTicket.lives), nonce: [UInt8](repeating: 5, count: 16))
    }

    @Test func `a ticket comes back as it was, until its time is over`() throws {
        for invitation in [nil, 1, Int64.max] {
            let ticket = ticket(invitation: invitation)
            let cookie = try ticket.cookie(keys)
            #expect(GatePass(cookie, keys, at: now) == .ticket(ticket))
            #expect(GatePass(cookie, keys, at: now.advanced(seconds: JoinTicket.lives - 1)) == .ticket(ticket))
            #expect(GatePass(cookie, keys, at: now.advanced(seconds: JoinTicket.lives)) == nil)
        }
    }

    @Test func `a minor's mark is the same for all, as long as a ticket, and stays`() throws {
        #expect(keys.minorMark == Keys(master: .forTests).minorMark)
        #expect(keys.minorMark.utf8.count == (try ticket().cookie(keys)).utf8.count)
        #expect(GatePass(keys.minorMark, keys, at: now) == .minor)
        #expect(GatePass(keys.minorMark, keys, at: now.advanced(seconds: 365 * Moment.day)) == .minor)
    }

    @Test func `two tickets of the same content share nothing`() throws {
        let (one, other) = (try ticket().cookie(keys), try ticket().cookie(keys))
        #expect(one != other)
        #expect(one.prefix(16) != other.prefix(16))
    }

    @Test func `what we never gave is nothing`() throws {
        let cookie = try ticket().cookie(keys)
        let sealed = try #require(Base64URL.bytes(cookie))
        for place in stride(from: 0, to: sealed.count, by: 7) {
            var forged = sealed
            forged[place] ^= 1
            #expect(GatePass(Base64URL.text(forged), keys, at: now) == nil, "\(place)")
        }
        let stranger = Keys(master: .init(data: [UInt8](repeating: 8, count: Keys.length)))
        #expect(GatePass(cookie, stranger, at: now) == nil)
        #expect(GatePass(stranger.minorMark, keys, at: now) == nil)
        let another = Base64URL.text(try keys.sealed(ticket().bytes, for: .letter))
        #expect(GatePass(another, keys, at: now) == nil)
        for cookie in [nil, "", "minor", "adult", cookie + "A", String(cookie.dropLast()), "ä\0\u{202E}"] {
            #expect(GatePass(cookie, keys, at: now) == nil)
        }
    }
}
