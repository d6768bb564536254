import Storage

extension Members {
    /// What keeps the member who asks from writing now, as they may know it; nil when nothing does.
    package func ownSuspension(for actor: Actor) async throws(ReadingError) -> Suspension? {
        guard let member = actor.member else { return nil }
        let now = surroundings.now()
        return try await store.reading(surroundings.logger, as: ReadingError.self) {
            try $0.first(.suspension(of: member.id, at: now))
        }
    }
}
