import Configuration
import Foundation

/// Reads settings one after the other and keeps every mistake, so that one start shows them all.
struct SettingsReader {
    private let config: ConfigReader
    private let arguments: [SettingName: String]
    private(set) var mistakes: [String] = []

    /// Arguments first, then `environments` in order; `mistakes` were found on the way here.
    init(arguments: [SettingName: String], environments: [[String: String]], mistakes: [String] = []) {
        self.arguments = arguments
        self.mistakes = mistakes
        for name in environments.flatMap(SettingName.unknown(in:)) {
            self.mistakes.append("\(name) is no setting that Bandstand knows.")
        }
        let values = arguments.map { (AbsoluteConfigKey($0.key), ConfigValue(.string($1), isSecret: false)) }
        let given = InMemoryProvider(name: "arguments", values: Dictionary(uniqueKeysWithValues: values))
        config = ConfigReader(
            providers: [given] + environments.map { EnvironmentVariablesProvider(environmentVariables: $0) })
    }

    /// The setting's text; an empty one counts as not set.
    func text(_ name: SettingName) -> String? {
        let text = config.string(forKey: ConfigKey(name.key))
        return text?.isEmpty == true ? nil : text
    }

    /// Notes what no single setting shows, such as half of a pair.
    mutating func add(mistake: String) {
        mistakes.append(mistake)
    }

    /// The setting's value, or nil when it is not set or wrong; `expected` ends the sentence "…, which is not".
    mutating func value<Value>(
        _ name: SettingName, expected: String, _ parse: (String) -> Value?
    ) -> Value? {
        guard let text = text(name) else { return nil }
        if let value = parse(text) { return value }
        let place = arguments[name] == nil ? name.variable : name.option
        mistakes.append("\(place) is \"\(text)\", which is not \(expected).")
        return nil
    }

    /// A value that no list of processes or variables should show: named itself, or by the file that holds it.
    ///
    /// A mistake never repeats it.
    mutating func secret<Value>(
        _ name: SettingName, in file: SettingName, expected: String, _ parse: (String) -> Value?
    ) -> Value? {
        var place = name.variable
        var secret = text(name)
        if secret == nil, let path = text(file) {
            place = "The text of \(path), named by \(file.variable),"
            guard let data = FileManager.default.contents(atPath: path), data.count <= Self.maximumSecretBytes else {
                mistakes.append("\(file.variable) names \(path), which can't be read.")
                return nil
            }
            secret = String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        }
        guard let secret else { return nil }
        if let value = parse(secret) { return value }
        mistakes.append("\(place) is not \(expected).")
        return nil
    }

    /// Bytes of a file that holds one secret.
    private static let maximumSecretBytes = 4_096
}

/// Settings that can't be used, all of them.
package struct SettingsError: Error, Equatable, CustomStringConvertible {
    package let mistakes: [String]

    package var description: String {
        let sentences = mistakes.joined(separator: "\n  ")
        return mistakes.count == 1 ? sentences : "\(mistakes.count) settings are wrong:\n  \(sentences)"
    }
}
