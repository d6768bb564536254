import Features
import TestSupport

@testable import App

/// The demo community, planted once for all tests that only look at it.
enum PlantedDemo {
    static let plan = DemoPlan(now: FixedClock.noon)

    private static let planting = Task {
        let town = try await makeCommunity()
        let summary = try await plant(plan, in: town)
        // Once: of two links for one member the newer takes the place of the other.
        return (town, summary, try await town.member("old_ivories"))
    }

    /// The community, what was said of its planting, and the member of the demo's link.
    static var value: (town: TestCommunity, summary: DemoCommunity.Summary, ivories: Actor) {
        get async throws { try await planting.value }
    }

    @discardableResult
    static func plant(_ plan: DemoPlan, in town: TestCommunity) async throws -> DemoCommunity.Summary {
        try await DemoCommunity(plan).plant { now in
            Community(store: town.store, site: town.community.site, surroundings: town.surroundings.with(now: now))
        }
    }
}
