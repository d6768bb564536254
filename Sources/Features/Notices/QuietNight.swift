import Foundation
import Storage

/// The night, in which nobody under 18 is mailed of what they were told: from 21:00 to 7:00 of their own day.
enum QuietNight {
    /// The hours of the day.
    static let begins = 21
    static let ends = 7

    /// When the night ends that it is in a zone; nil by day.
    static func end(at now: Moment, in zone: TimeZone) -> Moment? {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let hour = calendar.component(.hour, from: now.date)
        guard hour >= begins || hour < ends else { return nil }
        let morning = DateComponents(hour: ends, minute: 0, second: 0)
        // There is such a time in every zone; were there none, it would be half a day on.
        guard let date = calendar.nextDate(after: now.date, matching: morning, matchingPolicy: .nextTime) else {
            return now.advanced(seconds: Moment.day / 2)
        }
        return Moment(date)
    }
}

extension Transaction {
    /// When a member may be mailed again of what they were told; nil where that is now, and for no member.
    func morning(for member: Member.ID?, in zone: DigestZone, at now: Moment) throws -> Moment? {
        guard let member, let young = try first(.young(member)) else { return nil }
        return QuietNight.end(at: now, in: zone.zone(named: young.zone))
    }
}

/// Somebody who is not 18, as far as anybody here knows.
struct YoungMember: Sendable {
    /// The zone that they chose.
    let zone: String?
}

extension Query where Row == YoungMember {
    /// The member of that number, unless they are 18.
    static func young(_ member: Member.ID) -> Self {
        Query(
            """
            SELECT f.zone FROM member m LEFT JOIN preference f ON f.member = m.id
            WHERE m.id = \(member) AND m.band <> '18+'
            """
        ) { YoungMember(zone: try $0.next()) }
    }
}
