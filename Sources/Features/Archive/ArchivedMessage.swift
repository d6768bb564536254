import MessageFormat
import Prose

/// A message of an archive that has passed the gate: rendered, its author known by hash, ready to be stored.
///
/// Made outside of any transaction, because it is the slow part.
package struct ArchivedMessage: Sendable {
    let messageID: String
    /// Nearest first, without the message itself.
    let ancestors: [String]
    let subject: String
    let subjectKey: String
    let isReply: Bool
    let fingerprint: [UInt8]
    let postedAt: Moment
    let authorHash: [UInt8]
    let authorSealed: [UInt8]?
    let authorName: String
    let authorSlug: String
    let body: RenderedBody

    /// Ancestors that are kept: the nearest ones and the oldest.
    ///
    /// More say nothing more about where a message belongs.
    static let maximumAncestors = 21

    /// What its thread is called where it is the first.
    var title: String { SubjectLine.title(subject) }
}

extension ArchivedMessage {
    /// What an archive knows about a message beside its text.
    package struct Origin: Sendable {
        /// When the archive received it, from its From_ line.
        package let receivedAt: Moment?
        /// The moment of the message before it in the file, for one that has no date at all.
        package let fallback: Moment

        package init(receivedAt: Moment?, fallback: Moment) {
            self.receivedAt = receivedAt
            self.fallback = fallback
        }
    }

    /// How far a message's own date may lie before the archive's, and after it: mail is delayed, clocks are wrong.
    private static let trustedDelay = 30 * Moment.day
    private static let trustedLead = 2 * Moment.day

    /// When a message was written: its own date where the archive's does not contradict it.
    static func moment(of message: InternetMessage, _ origin: Origin) -> Moment {
        let own = message.date.map(Moment.init(rawValue:))
        guard let received = origin.receivedAt else { return own ?? origin.fallback }
        guard let own, own >= received.advanced(seconds: -trustedDelay),
            own <= received.advanced(seconds: trustedLead)
        else { return received }
        return own
    }

    init(_ message: InternetMessage, _ origin: Origin, body: RenderedBody, keys: Keys) throws {
        let moment = Self.moment(of: message, origin)
        let address = message.from.address
        let name = Self.displayName(message.from)
        let subject = Self.displaySubject(message.subject)
        let fingerprint = MessageIdentity.fingerprint(of: body.text)
        let id =
            message.id?.value
            ?? MessageIdentity.derived(from: [address, "\(moment.rawValue)", subject, Hex.text(fingerprint)])
        messageID = id
        ancestors = Self.kept(message.ancestors.map(\.value).filter { $0 != id })
        self.subject = subject
        subjectKey = SubjectLine.base(subject)
        isReply = SubjectLine.isReply(subject)
        self.fingerprint = fingerprint
        postedAt = moment
        authorHash = keys.lookUpHash(ofAddress: address.isEmpty ? "name:\(name)" : address)
        authorSealed = address.isEmpty ? nil : try keys.sealed(address: address)
        authorName = name
        authorSlug = Fold.slug(name, otherwise: "author")
        self.body = body
    }

    /// Of a chain of ancestors, oldest first, those that are kept, nearest first.
    private static func kept(_ chain: [String]) -> [String] {
        let nearest = Array(chain.reversed().prefix(maximumAncestors - 1))
        return nearest.count < chain.count ? nearest + chain.prefix(1) : nearest
    }

    /// A subject as titles show it: addresses in it are hidden like those in a text.
    ///
    /// Hidden first and cut then, as half an address would not be known for one.
    static func displaySubject(_ subject: String) -> String {
        String(AddressMask.masked(DirectionMarks.removed(from: subject)).prefix(Gate.archivedTitleLetters))
    }

    /// Longest name shown, in letters.
    private static let nameLetters = 80

    /// An author's name as pages show it: never an address, whatever the header holds.
    static func displayName(_ mailbox: Mailbox) -> String {
        let name = DirectionMarks.removed(from: mailbox.name)
        let masked = AddressMask.masked(name)
        let hidesNothing = masked == name && !masked.contains("@")
        if hidesNothing, masked.contains(where: \.isLetter) {
            return String(masked.prefix(nameLetters))
        }
        // What stands before the `@` may be an address itself, as lists write them: `ada_at_band.example`.
        let local = String(mailbox.address.prefix { $0 != "@" })
        let isPlain = !local.isEmpty && AddressMask.masked(local) == local
        return isPlain ? String(local.prefix(nameLetters)) : "Unknown author"
    }
}
