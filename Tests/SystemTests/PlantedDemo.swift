import Features
import TestSupport

@testable import App

/// The demo community, planted once for all tests that only look at it.
enum PlantedDemo {
    static let plan = DemoPlan(now: FixedClock.noon)

    private static let planting = Task {
        let town = try await makeCommunity()
        return (town, try await plant(plan, in: town))
    }

    /// The community, and what was said of its planting.
    static var value: (town: TestCommunity, summary: DemoCommunity.Summary) {
        get async throws { try await planting.value }
    }

    @discardableResult
    static func plant(_ plan: DemoPlan, in town: TestCommunity) async throws -> DemoCommunity.Summary {
        try await DemoCommunity(plan).plant { now in
            Community(store: town.store, site: town.community.site, surroundings: town.surroundings.with(now: now))
        }
    }
}
