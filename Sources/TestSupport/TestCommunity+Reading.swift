package import Features
import Storage

extension TestCommunity {
    /// Lets a member ignore as many people as anybody can.
    package func ignoreACrowd(as member: Member.ID) async throws {
        let now = clock.now
        try await store.write { transaction in
            for number in 1...Reading.maximumIgnored {
                let (id, name) = (Int64(1_000 + number), "m\(number)")
                try transaction.run(
                    """
                    INSERT INTO member (id, name, folded_name, role, joined_at)
                    VALUES (\(id), \(name), \(name), 'member', 1)
                    """)
                try transaction.run("INSERT INTO ignored (member, other, since) VALUES (\(member), \(id), \(now))")
            }
        }
    }
}
