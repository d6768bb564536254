import Features
import Yams

/// Reads one file of rules and collects what is wrong with it, each with its line.
struct RuleFileReader {
    /// The file's name in its folder.
    let file: String
    private(set) var faults: [RuleFault] = []

    init(file: String) {
        self.file = file
    }

    mutating func add(_ sentence: String, at line: Int?) {
        faults.append(RuleFault(file: file, line: line, sentence: sentence))
    }

    mutating func add(_ sentence: String, at node: Node) {
        add(sentence, at: node.mark?.line)
    }

    // MARK: The whole file

    /// The mapping that the file is; nil when it is none, or no YAML.
    mutating func root(of text: String, keys: [String]) -> [String: Node] {
        do {
            // A file of comments alone leaves everything as it is.
            guard let node = try Parser(yaml: text, encoding: .utf8).singleRoot(), !isNothing(node) else { return [:] }
            return fields(of: node, keys: keys) ?? [:]
        } catch let error as YamlError {
            let (line, problem) = Self.place(of: error)
            add("This is no YAML: \(problem).", at: line)
        } catch {
            add("This can't be read as YAML.", at: nil)
        }
        return [:]
    }

    private func isNothing(_ node: Node) -> Bool {
        node.scalar.map { $0.string.isEmpty && $0.style == .plain } ?? false
    }

    private static func place(of error: YamlError) -> (line: Int?, problem: String) {
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let words = context.map { "\($0.text) of line \($0.mark.line), \(problem)" } ?? problem
            return (mark.line, words.trimmingPrefix(while: \.isWhitespace).description)
        case .reader(let problem, let offset, _, let yaml):
            let before = offset.map { yaml.utf8.prefix($0) }
            return (before.map { $0.count { $0 == UInt8(ascii: "\n") } + 1 }, problem)
        case .duplicatedKeysInMapping(let duplicates, let context):
            return (context.mark.line, "\(duplicates.joined(separator: " and ")) stands twice in it")
        default: return (nil, "it can't be read")
        }
    }

    // MARK: Parts

    /// The values of a mapping by their keys; unknown keys are faults, and so is anything but a mapping.
    mutating func fields(of node: Node, keys: [String]) -> [String: Node]? {
        guard let mapping = node.mapping else {
            add("Here should be names with values, such as \(keys.first ?? "name"): …", at: node)
            return nil
        }
        var fields: [String: Node] = [:]
        for (key, value) in mapping {
            guard let name = key.scalar?.string, keys.contains(name) else {
                let known = keys.joined(separator: ", ")
                add("\"\(key.scalar?.string ?? "…")\" is not known here: what is known is \(known).", at: key)
                continue
            }
            fields[name] = value
        }
        return fields
    }

    /// The members of a list.
    mutating func list(_ node: Node, _ name: String, atMost limit: Int) -> [Node] {
        guard let sequence = node.sequence else {
            add("\(name) is a list: one line with - for each.", at: node)
            return []
        }
        guard sequence.count <= limit else {
            add("\(name) has \(sequence.count) entries; \(limit) are the most.", at: node)
            return []
        }
        return Array(sequence)
    }

    /// Text on one line.
    mutating func text(_ node: Node, _ name: String, letters: ClosedRange<Int>) -> String? {
        guard let text = node.scalar?.string else {
            add("\(name) is a text.", at: node)
            return nil
        }
        guard letters.contains(text.count), !text.contains(where: \.isNewline) || letters.upperBound > Self.oneLine
        else {
            add("\(name) has \(letters.lowerBound) to \(letters.upperBound) letters on one line.", at: node)
            return nil
        }
        return text
    }

    /// What is longer may have several lines.
    private static let oneLine = 400

    mutating func number(_ node: Node, _ name: String, in range: ClosedRange<Int>) -> Int? {
        guard let text = node.scalar?.string, let number = Int(text), range.contains(number) else {
            let given = node.scalar.map { "\"\($0.string)\"" } ?? "something else"
            add("\(name) is a whole number from \(range.lowerBound) to \(range.upperBound), not \(given).", at: node)
            return nil
        }
        return number
    }

    mutating func choice<Value: RawRepresentable & CaseIterable>(_ node: Node, _ name: String) -> Value?
    where Value.RawValue == String {
        if let value = node.scalar.flatMap({ Value(rawValue: $0.string) }) { return value }
        let choices = Value.allCases.map(\.rawValue).joined(separator: ", ")
        add("\(name) is one of \(choices).", at: node)
        return nil
    }

    mutating func yesOrNo(_ node: Node, _ name: String) -> Bool? {
        switch node.scalar?.string {
        case "yes", "true": return true
        case "no", "false": return false
        default:
            add("\(name) is yes or no.", at: node)
            return nil
        }
    }
}
