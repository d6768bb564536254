import ArgumentParser
import Features
import Foundation
import SQLiteStorage
import Storage

/// `bandstand backup`: a copy of the database, made while it is in use.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the database, while the server runs or not.",
        discussion: """
            The copy is the database as it was at one moment. Whatever would let somebody in or be sent if it were put \
            back is not in it: sessions, links, unsent mail. The key file is not in it either; without it nobody's \
            address can be read again, and no page be signed.
            """)

    @Argument(help: "The file to write; it must not exist.")
    var file: String

    @OptionGroup var place: PlaceOptions

    func run() async throws {
        let settings = try place.settings()
        // What is to be cleaned is known of this version alone.
        try await DatabaseFile(path: settings.database).mustBeOfThisVersion()
        try await NewFile.with(file, mode: PrivateFile.mode, advice: "name another one") { [file] target in
            do {
                try await SQLiteStore.backUp(
                    settings.database, into: target.draft, cleaning: BackupCleaning.statements(at: Moment(.now)))
            } catch StorageError.unavailable(let reason) {
                throw CommandFailure("\(file) could not be written: \(reason).")
            }
            try target.keep()
        }
        print("\(file) holds the community as it is now, without sessions, links and unsent mail.")
        print("The key file \(settings.keyFile) is not in it: keep a copy of that as well, at another place.")
    }
}
