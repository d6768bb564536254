import ArgumentParser
import Features
import Foundation
import SQLiteStorage

/// `bandstand flood`: volume for measuring.
struct FloodCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "flood", abstract: "Add volume for measuring: so many threads of so many posts.",
        discussion:
            "The same numbers and the same seed make the same board, /b/flood-SEED. Where it is already, nothing is added."
    )

    @Option(help: "How many threads.")
    var discussions: Int

    @Option(help: "How many posts in each.")
    var posts: Int

    @Option(help: "A number that names this flood. (default: 1)")
    var seed: UInt64 = 1

    @OptionGroup var place: PlaceOptions

    /// Posts of one flood, at most: a number mistyped should not fill the disk.
    private static let maximumPosts = 10_000_000

    func validate() throws {
        guard discussions > 0, posts > 0, discussions <= Self.maximumPosts / posts else {
            throw ValidationError("A flood has from 1 to \(Self.maximumPosts) posts.")
        }
    }

    func run() async throws {
        let settings = try place.settings()
        let logger = JSONLines.logger(level: settings.logLevel)
        let assembly = try await Assembly.open(settings, logger: logger)
        let surroundings = assembly.surroundings
        let total = discussions * posts
        let console = FileHandle.standardError
        let flood = Flood(discussions: discussions, posts: posts, seed: seed)
        let hasPoured = try await flood.pour(
            progress: { written in
                guard written.isMultiple(of: Self.step) || written == total else { return }
                try? console.write(contentsOf: Data("\(written) of \(total) posts\n".utf8))
            },
            in: { now, bytes in
                Community(
                    store: assembly.store, site: assembly.community.site,
                    surroundings: surroundings.with(now: now, randomBytes: bytes))
            })
        try assembly.store.close()
        print(
            hasPoured
                ? "Flooded /b/\(flood.slug) with \(discussions) threads of \(posts) posts."
                : "/b/\(flood.slug) is flooded already.")
    }

    /// Posts between two signs of life.
    private static let step = 10_000
}
