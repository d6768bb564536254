import Features
import Foundation

/// A member as `member list` and `member show` put them into JSON.
struct MemberJSON: Encodable {
    let id: Int64
    let name: String
    let role: String
    let state: String
    let isSuspended: Bool
    let joinedAt: String
    let age: String?
    /// When they answered the age screen again, and below what it asks for.
    let ageDoubtedAt: String?
    let details: Details?

    /// What is known of one member alone.
    struct Details: Encodable {
        let moderates: [String]
        let suspensionReason: String?
        let suspendedUntil: String?
        let address: String?
        let isAddressConfirmed: Bool
        let hasPassword: Bool
        let hasSecondFactor: Bool
    }

    init(_ entry: MemberEntry) {
        self.init(entry, details: nil)
    }

    init(_ record: MemberRecord) {
        self.init(
            record.entry,
            details: Details(
                moderates: record.boards, suspensionReason: record.suspension?.reason,
                suspendedUntil: record.suspension?.until.map(Self.time), address: record.access?.address?.text,
                isAddressConfirmed: record.access?.isAddressConfirmed ?? false,
                hasPassword: record.access?.hasPassword ?? false,
                hasSecondFactor: record.access?.hasSecondFactor ?? false))
    }

    private init(_ entry: MemberEntry, details: Details?) {
        id = entry.id.rawValue
        name = entry.name
        role = entry.standing.rawValue
        state = entry.state.rawValue
        isSuspended = entry.isSuspended
        joinedAt = Self.time(entry.joinedAt)
        age = entry.age?.band.rawValue
        ageDoubtedAt = entry.age?.doubtedAt.map(Self.time)
        self.details = details
    }

    /// A point in time, as 2026-11-22T12:00:00Z.
    static func time(_ moment: Moment) -> String { moment.date.formatted(.iso8601) }

    /// A day, as 2026-11-22.
    static func day(_ moment: Moment) -> String { moment.date.formatted(.iso8601.year().month().day()) }
}
