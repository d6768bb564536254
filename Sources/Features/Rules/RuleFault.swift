/// Something wrong with the rules, where whoever wrote them finds it.
package struct RuleFault: Sendable, Equatable, Encodable {
    /// The file's name in its folder, or the folder itself.
    package let file: String
    /// From 1; nil for the whole file.
    package let line: Int?
    package let sentence: String

    package init(file: String, line: Int?, sentence: String) {
        self.file = file
        self.line = line
        self.sentence = sentence
    }

    /// As compilers say it, such as `words.yaml:12: What is wrong`.
    package var text: String { "\(line.map { "\(file):\($0)" } ?? file): \(sentence)" }
}
