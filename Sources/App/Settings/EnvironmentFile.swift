import Foundation

/// Settings in a file beside the program, as `NAME=value`, one a line.
struct EnvironmentFile {
    private(set) var variables: [String: String] = [:]
    /// Lines that are no setting, one sentence each.
    private(set) var mistakes: [String] = []

    /// Bytes of the file that are read; a file of settings is far smaller.
    private static let maximumBytes = 64 * 1_024

    /// Reads the file at `path`; one that isn't there holds no settings.
    init(path: String) {
        guard FileManager.default.fileExists(atPath: path) else { return }
        guard let data = FileManager.default.contents(atPath: path), data.count <= Self.maximumBytes else {
            mistakes.append("The settings file \(path) can't be read.")
            return
        }
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        for (number, line) in lines.enumerated() {
            let line = line.trimmingCharacters(in: .whitespaces)
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            if let (name, value) = Self.setting(line) {
                variables[name] = value
            } else {
                mistakes.append("\(path), line \(number + 1): \"\(line)\" is no setting; write NAME=value.")
            }
        }
    }

    private static func setting(_ line: String) -> (name: String, value: String)? {
        guard let equals = line.firstIndex(of: "=") else { return nil }
        let name = line[..<equals].trimmingCharacters(in: .whitespaces)
        guard name.wholeMatch(of: /[A-Za-z_][A-Za-z0-9_]*/) != nil else { return nil }
        let value = line[line.index(after: equals)...].trimmingCharacters(in: .whitespaces)
        let isQuoted = value.count >= 2 && ["\"", "'"].contains { value.hasPrefix($0) && value.hasSuffix($0) }
        return (name, isQuoted ? String(value.dropFirst().dropLast()) : value)
    }
}
