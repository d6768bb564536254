import Features
import Logging
import Testing

@testable import App

/// Chance, as secrets and names of messages are made of it.
struct RandomBytesTests {
    @Test func `so many bytes come as are asked for, others each time`() async throws {
        let logger = Logger(label: "tests") { _ in SwiftLogNoOpLogHandler() }
        let random = try await Assembly.rehearsal(logger: logger).surroundings.randomBytes
        for count in [0, 1, 7, 8, 9, 16, 33] { #expect(random(count).count == count) }
        #expect(random(32) != random(32))
        // Every place of the eight that are drawn at once is filled by chance: 200 draws leave none as it was.
        let draws = (0..<200).map { _ in random(16) }
        for place in 0..<16 { #expect(Set(draws.map { $0[place] }).count > 50, "\(place)") }
    }
}
