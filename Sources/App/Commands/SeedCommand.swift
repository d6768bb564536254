import ArgumentParser
import Features
import SQLiteStorage

/// `bandstand seed`: the demo community.
struct SeedCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "seed", abstract: "Add the demo community: a music shop's boards, people and threads.",
        discussion: "Where it is already, nothing is added.")

    @OptionGroup var place: PlaceOptions

    func run() async throws {
        let settings = try place.settings()
        let logger = JSONLines.logger(level: settings.logLevel)
        let assembly = try await Assembly.open(settings, logger: logger)
        let surroundings = assembly.surroundings
        let summary = try await DemoCommunity(DemoPlan(now: surroundings.now())).plant { now in
            Community(
                store: assembly.store, site: assembly.community.site,
                surroundings: surroundings.with(now: now))
        }
        try assembly.store.close()
        print(
            summary == .alreadyThere
                ? "The demo community is there already."
                : "Seeded \(summary.boards) boards, \(summary.members) members, \(summary.threads) threads and "
                    + "\(summary.posts) posts.")
    }
}
