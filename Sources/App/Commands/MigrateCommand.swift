import ArgumentParser
import Features
import SQLiteStorage

/// `bandstand migrate`: makes the database, or brings an older one up to date.
struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Make the database, or bring an older one up to date.")

    @OptionGroup var place: PlaceOptions

    func run() async throws {
        let settings = try place.settings()
        let assembly = try await Assembly.open(settings, logger: JSONLines.logger(level: settings.logLevel))
        try await assembly.community.search.catchUp()
        let count = try await assembly.store.appliedMigrations().count
        try assembly.store.close()
        print("\(settings.database) is up to date (\(count) migrations).")
    }
}
