import Storage

/// What makes a link a way back into an account: for somebody who has lost the phone and the codes, and asked whoever
/// owns the server.
enum WayBack {
    private static let mark = Array("way back".utf8)

    /// What the link's token carries.
    static func payload(_ keys: Keys) throws -> [UInt8] {
        try keys.sealed(mark, for: .link)
    }

    static func isOne(_ link: OneTimeTokens.Content, _ keys: Keys) -> Bool {
        link.payload.flatMap { keys.opened($0, for: .link) } == mark
    }
}

extension Transaction {
    /// Takes off the second factor that nobody can answer any more, and says so by mail.
    func openWayBack(to member: SignedIn, telling outbox: Outbox, at now: Moment) throws {
        guard try first(.secondFactor(of: member.id))?.isConfirmed == true else { return }
        try removeSecondFactor(of: member.id)
        let letter = Letter.secondFactorChanged(name: member.name, isOn: false)
        try outbox.enqueue(letter, to: member.id, in: self, at: now)
    }
}
