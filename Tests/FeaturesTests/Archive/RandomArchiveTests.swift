import Features
import Foundation
import TestSupport
import Testing

/// Small random archives: replies with long and short References, missing ancestors, subjects that repeat, dates that
/// are wrong or the same.
///
/// Whatever the order of arrival the threads are the same, and they come back the same from export.
@Suite struct RandomArchiveTests {
    private struct Letter {
        let id: String
        let references: [String]
        let subject: String
        let minutes: Int

        var text: String { Mailboxes.message(id, subject, at: minutes, references: references) }
    }

    private func letters(_ random: inout SeededRandom) -> [Letter] {
        var letters: [Letter] = []
        for number in 0..<Int.random(in: 4...10, using: &random) {
            var references: [String] = []
            if let parent = letters.randomElement(using: &random), Int.random(in: 0..<10, using: &random) < 7 {
                let shown = Int.random(in: 0...4, using: &random)
                references = parent.references.suffix(shown) + [parent.id]
            }
            if Int.random(in: 0..<6, using: &random) == 0 {
                references.append(["ghost0", "ghost1", "mailman.1"].randomElement(using: &random) ?? "ghost0")
            }
            if Int.random(in: 0..<4, using: &random) == 0 { references = [] }
            let isReply = !references.isEmpty || Int.random(in: 0..<10, using: &random) < 4
            let theme = ["Alpha", "Alpha", "Beta"].randomElement(using: &random) ?? "Alpha"
            letters.append(
                Letter(
                    id: "p\(number)", references: references, subject: (isReply ? "Re: " : "") + theme,
                    minutes: minutes(of: number, &random)))
        }
        // A parent that never arrives is the rule in archives, not the exception.
        return letters.filter { _ in Int.random(in: 0..<7, using: &random) > 0 }
    }

    /// Mostly in order; some in the same second as another, some weeks or months off.
    private func minutes(of number: Int, _ random: inout SeededRandom) -> Int {
        switch Int.random(in: 0..<10, using: &random) {
        case 0: Int.random(in: 0..<200_000, using: &random)
        case 1: Int.random(in: 0..<40_000, using: &random)
        case 2: max(number - 1, 0) * 60
        default: number * 60
        }
    }

    private func town(_ letters: [Letter], perFile: Int) async throws -> TestCommunity {
        let town = try await makeCommunity()
        try await withTemporaryFolder { folder in
            for start in stride(from: 0, to: letters.count, by: perFile) {
                let part = letters[start..<min(start + perFile, letters.count)].map(\.text)
                try await town.importMailboxes(try Mailboxes.write(part, to: folder))
            }
        }
        return town
    }

    @Test(arguments: 0..<24)
    func `threads depend on the messages, not on their order, and survive export`(_ seed: Int) async throws {
        var random = SeededRandom(UInt64(seed) &* 7919)
        let letters = letters(&random)
        guard !letters.isEmpty else { return }
        let first = try await town(letters, perFile: letters.count)
        let expected = try await first.outline()
        for _ in 0..<3 {
            let other = try await town(
                letters.shuffled(using: &random), perFile: Int.random(in: 1...letters.count, using: &random))
            let found = try await other.outline()
            #expect(found == expected, "\(letters)")
            #expect(try await other.faults() == [])
        }
        try await withTemporaryFolder { folder in
            let back = try await makeCommunity()
            try await back.importMailboxes(try await first.export(to: folder))
            #expect(try await back.outline() == expected, "\(letters)")
            #expect(try await back.faults() == [])
        }
    }
}
