import Crypto

/// What a browser keeps of the age screen, in one cookie: a mark that is the same for every minor, or a ticket.
///
/// Both look the same from outside, to whoever has the cookie too: as long, and nothing in it to be read. A minor's
/// holds nothing that tells one from another.
enum GatePass: Sendable, Equatable {
    case minor
    case ticket(JoinTicket)

    /// Nil for a cookie that we never gave, and for a ticket whose time is over.
    init?(_ cookie: String?, _ keys: Keys, at now: Moment) {
        guard let cookie else { return nil }
        if Keys.isSame(keys.minorMark, cookie) {
            self = .minor
            return
        }
        guard cookie.utf8.count == keys.minorMark.utf8.count, let sealed = Base64URL.bytes(cookie),
            let ticket = keys.opened(sealed, for: .ticket).flatMap(JoinTicket.init), ticket.expiresAt > now
        else { return nil }
        self = .ticket(ticket)
    }
}

extension JoinTicket {
    /// The cookie that carries it; throws only when the cipher itself fails.
    func cookie(_ keys: Keys) throws -> String {
        Base64URL.text(try keys.sealed(bytes, for: .ticket))
    }

    /// What is stored of a ticket that was used.
    var nonceHash: [UInt8] { Array(SHA256.hash(data: nonce)) }
}
