import ServiceLifecycle

/// Services that end at the same time, where one after the other would take too long.
struct Together: Service {
    let services: [any Service]

    func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for service in services {
                group.addTask { try await service.run() }
            }
            // The first that fails ends the others, which `waitForAll` would wait for.
            while try await group.next() != nil {}
        }
    }
}
