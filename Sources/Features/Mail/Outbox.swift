import Storage

/// Mail that is to be sent: written in the transaction of its cause, so that it is lost with it or not at all.
///
/// A verb seals its letter, puts it in within its own transaction, and rings once that is durable. Whoever delivers
/// claims letters, a few at a time, and says what became of each.
package struct Outbox: Sendable {
    let store: any Store
    let messageDomain: String
    let zone: DigestZone
    let surroundings: Surroundings
    private let bell = OutboxBell()

    init(store: any Store, site: Site, surroundings: Surroundings) {
        self.store = store
        messageDomain = site.messageDomain
        zone = DigestZone(usual: site.zone)
        self.surroundings = surroundings
    }

    /// Makes a letter ready to be put in; throws only when the cipher itself fails.
    ///
    /// It is best done before the transaction, and for whoever gets none as well: then both take as long.
    func sealed(_ letter: Letter, to address: EmailAddress) throws -> SealedLetter {
        SealedLetter(
            kind: letter.kind, messageID: newMessageID(),
            bytes: try surroundings.keys.sealed(AddressedLetter(letter, to: address).encoded(), for: .letter),
            addressHash: surroundings.keys.lookUpHash(of: address), lives: letter.lives)
    }

    /// Puts a letter in.
    ///
    /// - Parameters:
    ///   - member: who it is about, when they are a member already.
    ///   - list: what it is about, when it was subscribed to and can be stopped.
    ///   - isDropped: it is not to be sent; its row is written all the same, so that nobody can tell by the work done.
    func enqueue(
        _ letter: SealedLetter, for member: Member.ID?, list: String? = nil, isDropped: Bool = false,
        in transaction: any Transaction, at now: Moment
    ) throws {
        try transaction.run(.enqueue(letter, for: member, list: list, isDropped: isDropped, at: now))
    }

    /// Writes to a member; false when they have confirmed no address.
    @discardableResult
    func enqueue(
        _ letter: Letter, to member: Member.ID, in transaction: any Transaction, at now: Moment
    ) throws -> Bool {
        guard let sealed = try transaction.first(.confirmedAddress(of: member)),
            let address = surroundings.keys.address(in: sealed)
        else { return false }
        try enqueue(self.sealed(letter, to: address), for: member, in: transaction, at: now)
        return true
    }

    /// Writes to somebody for a reason of its own, in a transaction of its own.
    package func put(_ letter: Letter, to address: EmailAddress) async throws(OutboxError) {
        let now = surroundings.now()
        let outbox = self
        try await store.writing(surroundings.logger, as: OutboxError.self) { transaction in
            try outbox.enqueue(outbox.sealed(letter, to: address), for: nil, in: transaction, at: now)
        }
        ring()
    }

    /// A name for a mail that does not go through here.
    package func newMessageID() -> String {
        MessageIdentity.new(surroundings, domain: messageDomain)
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
