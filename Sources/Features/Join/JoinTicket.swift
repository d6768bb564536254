/// What an answer that lets somebody join is worth: one registration, in the browser that has it, for half an hour.
struct JoinTicket: Sendable, Equatable {
    let band: AgeBand
    /// The invitation that led to the age screen, when one did.
    let invitation: Invitation.ID?
    let expiresAt: Moment
    /// Tells one ticket from another: each is used once.
    let nonce: [UInt8]

    /// Seconds for which a ticket is good: long enough for a form, too short to be handed around.
    static let lives: Int64 = 1_800
    static let nonceLength = 16

    init(band: AgeBand, invitation: Invitation.ID?, expiresAt: Moment, nonce: [UInt8]) {
        self.band = band
        self.invitation = invitation
        self.expiresAt = expiresAt
        self.nonce = nonce
    }

    /// Bytes of every ticket: the band, two numbers, the nonce.
    ///
    /// One without an invitation is as long.
    static let length = 1 + 2 * numberLength + nonceLength
    private static let numberLength = 8

    var bytes: [UInt8] {
        [UInt8(band.years)] + Self.bytes(expiresAt.rawValue) + Self.bytes(invitation?.rawValue ?? 0) + nonce
    }

    /// Nil for bytes that are no ticket.
    init?(_ bytes: [UInt8]) {
        guard bytes.count == Self.length, let band = AgeBand.allCases.first(where: { $0.years == Int(bytes[0]) }) else {
            return nil
        }
        let invitation = Self.number(bytes.dropFirst(1 + Self.numberLength).prefix(Self.numberLength))
        self.init(
            band: band, invitation: invitation == 0 ? nil : Invitation.ID(rawValue: invitation),
            expiresAt: Moment(rawValue: Self.number(bytes.dropFirst().prefix(Self.numberLength))),
            nonce: Array(bytes.suffix(Self.nonceLength)))
    }

    private static func bytes(_ number: Int64) -> [UInt8] {
        withUnsafeBytes(of: number.bigEndian, Array.init)
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int64 {
        bytes.reduce(0) { $0 << 8 | Int64($1) }
    }
}
