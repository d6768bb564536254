import Crypto

/// What a browser keeps of the age screen, in one cookie: a mark that is the same for every minor, or a ticket.
///
/// Both are as long, and nothing in either can be read. That a browser has a minor's mark shows to whoever compares it
/// with another's, since the mark is the same for all: so it tells no minor from another.
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

extension Keys {
    /// As long as a ticket's cookie and a minor's mark, and neither: it opens as nothing, and no two are alike.
    func blankGate() throws -> String {
        Base64URL.text(try sealed([UInt8](repeating: 0, count: JoinTicket.length), for: .ticket))
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
