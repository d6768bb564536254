import Features
import Logging

/// Reads the rules of the house anew when the server is told to.
struct RulesReload {
    let folder: RulesFolder
    let keeper: RuleKeeper
    let logger: Logger

    /// Reads the rules for the first time: a server without its rules does not start.
    init(_ settings: Settings, logger: Logger) throws {
        folder = try RulesFolder.find(settings.rules, root: settings.root)
        keeper = RuleKeeper(try folder.read())
        self.logger = logger
    }

    /// A broken file leaves the rules as they were; the log says where it is broken.
    func run() {
        do {
            let book = try folder.read()
            keeper.replace(book)
            logger.notice("the rules were read anew", metadata: ["rules": .stringConvertible(book.rules.count)])
        } catch {
            logger.error(
                "the rules were not read anew: those before stay in use", metadata: ["cause": .string("\(error)")])
        }
    }
}
