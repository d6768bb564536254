package import Storage

/// Mail that is to be sent: written in the transaction of its cause, so that it is lost with it or not at all.
///
/// A verb seals its letter, puts it in within its own transaction, and rings once that is durable. Whoever delivers
/// claims letters, a few at a time, and says what became of each.
package struct Outbox: Sendable {
    let store: any Store
    let messageDomain: String
    let surroundings: Surroundings
    private let bell = OutboxBell()

    init(store: any Store, site: Site, surroundings: Surroundings) {
        self.store = store
        messageDomain = site.messageDomain
        self.surroundings = surroundings
    }

    /// Makes a letter ready to be put in; throws only when the cipher itself fails.
    ///
    /// It is best done before the transaction, and for whoever gets none as well: then both take as long.
    func sealed(_ letter: Letter, to address: EmailAddress) throws -> SealedLetter {
        SealedLetter(
            kind: letter.kind, messageID: MessageIdentity.new(surroundings, domain: messageDomain),
            bytes: try surroundings.keys.sealed(AddressedLetter(letter, to: address).encoded(), for: .letter),
            addressHash: surroundings.keys.lookUpHash(ofAddress: address.folded), lives: letter.lives)
    }

    /// Puts a letter in.
    ///
    /// - Parameters:
    ///   - member: who it is about, when they are a member already.
    ///   - isDropped: it is not to be sent; its row is written all the same, so that nobody can tell by the work done.
    func enqueue(
        _ letter: SealedLetter, for member: Member.ID?, isDropped: Bool = false, in transaction: any Transaction,
        at now: Moment
    ) throws {
        try transaction.run(.enqueue(letter, for: member, isDropped: isDropped, at: now))
    }

    /// Writes to a member; false when they have confirmed no address.
    @discardableResult
    func enqueue(
        _ letter: Letter, to member: Member.ID, in transaction: any Transaction, at now: Moment
    ) throws -> Bool {
        guard let sealed = try transaction.first(.confirmedAddress(of: member)),
            let text = surroundings.keys.opened(sealed), let address = try? EmailAddress(typed: text)
        else { return false }
        try enqueue(self.sealed(letter, to: address), for: member, in: transaction, at: now)
        return true
    }

    /// Says that letters were put in, once they are durable.
    package func ring() {
        bell.ring()
    }

    /// Calls `answer` each time letters were put in; the last one who asked is called.
    package func answerBell(_ answer: @escaping @Sendable () -> Void) {
        bell.answer(answer)
    }
}

/// A letter ready for the outbox: what is in it can't be read any more.
struct SealedLetter: Sendable {
    let kind: Letter.Kind
    /// Without angle brackets; the same on each try.
    let messageID: String
    let bytes: [UInt8]
    let addressHash: [UInt8]
    /// Seconds from now until it is of no use.
    let lives: Int64
}
