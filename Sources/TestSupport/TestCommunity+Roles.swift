package import Features
import Storage

extension TestCommunity {
    /// Makes a member one whom another row of the table of rights applies to; doors have no members and change nothing.
    package func put(_ member: Member.ID, in role: Role) async throws {
        switch role {
        case .unconfirmed: try await tamper("UPDATE member SET band = 'unknown' WHERE id = \(member)")
        case .held: try await tamper("UPDATE member SET state = 'held' WHERE id = \(member)")
        case .member, .moderator, .administrator:
            try await tamper("UPDATE member SET role = \(role.rawValue) WHERE id = \(member)")
        case .suspended:
            try await tamper(
                "INSERT INTO suspension (member, reason, from_at) VALUES (\(member), 'Quarrels', \(clock.now))")
        case .boardModerator:
            try await tamper(
                "INSERT INTO board_moderator (board, member, since) VALUES (\(guitars), \(member), \(clock.now))")
        case .guest, .importer, .seeder, .watchman, .console: break
        }
    }

    /// Makes a member one of another age, with a parent's consent where that takes one.
    package func put(_ member: Member.ID, in band: Member.Band) async throws {
        try await tamper("UPDATE member SET band = \(band.rawValue), consent = 1 WHERE id = \(member)")
    }

    /// Lets browsers that hold this secret sign in again for so many seconds, as the one sign-in that a member has.
    package func remember(_ member: Member.ID, by secret: Secret, seconds: Int64) async throws {
        let until = clock.now.advanced(seconds: seconds)
        try await tamper(
            """
            UPDATE sign_in SET remember_hash = \(secret.hash), remember_until = \(until)
            WHERE member = \(member) AND ended_at IS NULL
            """)
    }
}
