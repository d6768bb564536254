import Storage
import Testing

/// Asserts that a statement reads an index, sorts nothing, and goes through no table but in an index's order.
func expectIndexed(_ sql: SQLText, _ index: String, in store: any Store) async throws {
    let plan = try await store.plan(of: sql)
    #expect(plan.contains { $0.contains(index) }, "\(plan)")
    #expect(plan.filter { $0.contains("USE TEMP B-TREE") } == [], "\(plan)")
    #expect(plan.filter { $0.hasPrefix("SCAN ") && !$0.contains("USING") } == [], "\(plan)")
}
