import Features
import Foundation
import NIOCore

/// What the text of a setting means, or nil when it means nothing.
enum SettingValue {
    static func port(_ text: String) -> Int? {
        Int(text).flatMap { (0...65_535).contains($0) ? $0 : nil }
    }

    /// Whole seconds, at most a day.
    static func delay(_ text: String) -> Int64? {
        Int64(text).flatMap { (0...86_400).contains($0) ? $0 : nil }
    }

    static func connections(_ text: String) -> Int? {
        Int(text).flatMap { (1...100_000).contains($0) ? $0 : nil }
    }

    /// A duration in seconds, with a fraction if need be.
    static func seconds(_ text: String) -> TimeAmount? {
        Double(text).flatMap { (0.1...3_600).contains($0) ? .milliseconds(Int64($0 * 1_000)) : nil }
    }

    /// Binary logarithm of scrypt's N.
    static func passwordCost(_ text: String) -> ScryptCost? {
        Int(text).flatMap { (10...17).contains($0) ? ScryptCost.ofMembers(logN: $0) : nil }
    }

    static func threads(_ text: String) -> Int? {
        Int(text).flatMap { (1...64).contains($0) ? $0 : nil }
    }

    static func yesOrNo(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "yes", "true", "1": true
        case "no", "false", "0": false
        default: nil
        }
    }

    /// From which age on people join by themselves, by their country's code: `DE:16,AU:18,IN:deny`.
    static func ages(_ text: String) -> [String: AgeThresholds.Rule]? {
        var ages: [String: AgeThresholds.Rule] = [:]
        for entry in text.split(separator: ",", omittingEmptySubsequences: false) {
            let parts = entry.split(separator: ":", omittingEmptySubsequences: false)
                .map { $0.trimmingCharacters(in: .whitespaces) }
            guard parts.count == 2, let country = Country(code: parts[0]), let rule = ageRule(parts[1]),
                ages.updateValue(rule, forKey: country.code) == nil
            else { return nil }
        }
        return ages
    }

    private static func ageRule(_ text: String) -> AgeThresholds.Rule? {
        if text.lowercased() == "deny" { return .nobody }
        return Int(text).flatMap { AgeThresholds.settable.contains($0) ? .from($0) : nil }
    }

    /// In bytes.
    static func megabytes(_ text: String) -> Int? {
        Int(text).flatMap { (0...65_536).contains($0) ? $0 * 1_024 * 1_024 : nil }
    }

    /// Long enough that nobody guesses it.
    static func token(_ text: String) -> String? {
        let isToken = text.utf8.allSatisfy { (0x21...0x7E).contains($0) } && (16...200).contains(text.utf8.count)
        return isToken ? text : nil
    }

    /// The longest name that fits a page's header on a telephone, with room to spare.
    private static let maximumNameLetters = 60

    static func siteName(_ text: String) -> String? {
        let name = text.trimmingCharacters(in: .whitespaces)
        let isPrintable = name.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
        return isPrintable && (1...maximumNameLetters).contains(name.count) ? name : nil
    }

    /// Scheme, host and port, in small letters and as browsers write them.
    static func origin(_ text: String) -> String? {
        guard let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
            ["http", "https"].contains(scheme), let host = parts.host?.lowercased(), !host.isEmpty,
            parts.user == nil, parts.password == nil, parts.query == nil, parts.fragment == nil,
            ["", "/"].contains(parts.path), !text.contains("%"), (1...65_535).contains(parts.port ?? 1)
        else { return nil }
        return SiteOrigin.text(isEncrypted: scheme == "https", host: host, port: parts.port)
    }
}
