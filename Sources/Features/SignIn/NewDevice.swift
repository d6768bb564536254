import Storage

extension Transaction {
    /// Writes to a member who signed in with a kind of browser that none of their other sign-ins on record has: if it
    /// was not them, they learn of it.
    ///
    /// Of the first sign-in on record nobody is written: there is nothing to tell it from.
    func tellOfNewDevice(_ session: NewSession, _ device: DeviceLabel, by outbox: Outbox, at now: Moment) throws {
        let member = session.by
        let others = try all(.otherLabels(of: member.id, than: member.signIn))
        guard !others.isEmpty, !others.contains(device.text) else { return }
        let letter = Letter.newSignIn(name: member.name, device: device.text, at: now)
        try outbox.enqueue(letter, to: member.id, in: self, at: now)
    }
}

extension Query where Row == String {
    /// The labels of a member's sign-ins but one; those that ended a week ago are forgotten.
    static func otherLabels(of member: Member.ID, than signIn: SignIn.ID) -> Self {
        Query("SELECT DISTINCT label FROM sign_in WHERE member = \(member) AND id <> \(signIn)") { try $0.next() }
    }
}
