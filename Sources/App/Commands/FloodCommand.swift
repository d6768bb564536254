import ArgumentParser
import Features
import Foundation
import SQLiteStorage

/// `bandstand flood`: volume for measuring.
struct FloodCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "flood", abstract: "Add volume for measuring: so many threads of so many posts, or letters.",
        usage: """
            bandstand flood --discussions N --posts N [--seed N]
            bandstand flood --letters N
            """,
        discussion: """
            The same numbers and the same seed make the same board, /b/flood-SEED. Where it is already, nothing is added. \
            Letters are added each time; they wait in the outbox and go to addresses that nobody can have: send them \
            to a mail server of your own.
            """)

    @Option(help: "How many threads.")
    var discussions = 0

    @Option(help: "How many posts in each.")
    var posts = 0

    @Option(help: "How many letters to put into the outbox, with or without threads.")
    var letters = 0

    @Option(help: "A number that names this flood.")
    var seed: UInt64 = 1

    @OptionGroup var place: PlaceOptions

    /// Posts of one flood, at most: a number mistyped should not fill the disk.
    private static let maximumPosts = 10_000_000
    private static let maximumLetters = 1_000_000

    func validate() throws {
        guard (0...Self.maximumLetters).contains(letters) else {
            throw ValidationError("A flood has at most \(Self.maximumLetters) letters.")
        }
        if letters > 0, discussions == 0, posts == 0 { return }
        guard discussions > 0, posts > 0, discussions <= Self.maximumPosts / posts else {
            throw ValidationError("A flood has from 1 to \(Self.maximumPosts) posts.")
        }
    }

    func run() async throws {
        let settings = try place.settings()
        let logger = JSONLines.logger(level: settings.logLevel)
        let assembly = try await Assembly.open(settings, logger: logger)
        if letters > 0 { try await write(in: assembly.community) }
        if discussions > 0 { try await pour(in: assembly) }
        try assembly.store.close()
    }

    private func write(in community: Community) async throws {
        let outbox = community.outbox
        try await withThrowingTaskGroup { group in
            for writer in 0..<Self.writers {
                group.addTask {
                    for number in stride(from: writer, to: letters, by: Self.writers) {
                        // Nobody can ever have an address there (RFC 2606).
                        try await outbox.put(.test, to: EmailAddress(typed: "reader\(number)@flood.invalid"))
                    }
                }
            }
            try await group.waitForAll()
        }
        print("\(letters) letters wait to be sent.")
    }

    /// Letters that are written at once: they share commits.
    private static let writers = 64

    private func pour(in assembly: Assembly) async throws {
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
        print(
            hasPoured
                ? "Flooded /b/\(flood.slug) with \(discussions) threads of \(posts) posts."
                : "/b/\(flood.slug) is flooded already.")
    }

    /// Posts between two signs of life.
    private static let step = 10_000
}
