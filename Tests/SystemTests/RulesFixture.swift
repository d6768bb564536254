import Foundation

/// A folder of rules in a test.
struct RulesFixture {
    let url: URL

    static let words = """
        rules:
          - rule: spam
            name: Spam
            effect: hold
            says: A moderator looks at this first.
            phrases: [cheap strings for sale]
            caught: [Cheap strings for sale!]
            passes: [cheap strings]
        """

    /// Makes one with a rule and a number.
    init(in folder: URL) throws {
        url = folder.appending(path: "rules", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        try write("rates.yaml", "post-seconds: 20\n")
        try write("words.yaml", Self.words)
    }

    func write(_ file: String, _ text: String) throws {
        try Data(text.utf8).write(to: url.appending(path: file), options: .atomic)
    }
}
