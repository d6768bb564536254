import ServiceLifecycle

/// Says that the end begins to those whose own turn comes late.
///
/// Services end one after the other, the last of their list first: what takes its time would otherwise only begin to
/// end when the server has.
struct LastCall: Service {
    let announce: @Sendable () -> Void

    func run() async throws {
        // Cancelled, everything ends at once and nothing needs to be announced.
        guard (try? await gracefulShutdown()) != nil else { return }
        announce()
    }
}
