import ArgumentParser
import Features

/// `bandstand check-rules`: whether the rules of the house say what they should.
struct CheckRulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check-rules",
        abstract: "Check the rules of the house: numbers, words, links, personal information, and their examples.",
        discussion: "Needs no database. Exit code 0: all is well; 2: faults were found, each with its file and line.")

    @Argument(help: "The folder of the rules. (BANDSTAND_RULES; default: moderation, beside Templates)")
    var folder: String?

    @Flag(help: "Print a JSON array of the faults.")
    var json = false

    @OptionGroup var place: PlaceOptions

    func run() throws {
        let settings = try place.settings([.rules: folder])
        let rules = try RulesFolder.find(settings.rules, root: settings.root)
        do {
            let book = try rules.read()
            print(json ? "[]" : Self.summary(of: book))
        } catch {
            guard !error.faults.isEmpty else { throw error }
            let count = error.faults.count
            let lines = error.faults.map(\.text) + ["\(count) fault\(count == 1 ? "" : "s") found."]
            print(json ? try PrettyJSON.text(error.faults) : lines.joined(separator: "\n"))
            throw ExitCode(2)
        }
    }

    private static func summary(of book: RuleBook) -> String {
        let examples =
            book.rules.reduce(0) { $0 + $1.caught.count + $1.passed.count }
            + book.personal.examples.reduce(0) { $0 + $1.caught.count + $1.passed.count }
        return "All is well: \(book.rules.count) rules, \(book.personal.kinds.count) kinds of personal information, "
            + "\(examples) examples."
    }
}
