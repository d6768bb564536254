import Features
import Foundation

/// The folder that holds the rules of the house: `moderation`.
struct RulesFolder {
    let url: URL

    /// Its files; each may be missing, and then leaves everything as it is without rules.
    enum File: String, CaseIterable {
        case rates = "rates.yaml"
        case words = "words.yaml"
        case minors = "minors.yaml"
        case links = "links.yaml"
        case personal = "personal.yaml"
    }

    /// The largest file of rules, in bytes.
    private static let maximumBytes = 1_000_000

    /// The folder that was named, or else the one beside the templates.
    static func find(_ named: String?, root: String?) throws -> RulesFolder {
        if let named { return RulesFolder(url: URL(filePath: named, directoryHint: .isDirectory)) }
        return RulesFolder(url: try ResourceFolder.find(root).rules)
    }

    /// The rules in it.
    ///
    /// - Throws: everything that is wrong with them; a part of them is never taken.
    func read() throws(RulesError) -> RuleBook {
        let names = try names()
        var faults = Self.strangers(in: names)
        let rates = text(.rates, in: names, &faults).map { text in
            var file = RatesFile(file: File.rates.rawValue)
            let rates = file.read(text)
            faults += file.reader.faults
            return rates
        }
        var entries: [(file: File, entry: RuleListFile.Entry)] = []
        for (file, kind) in [(File.words, RuleListFile.Kind.phrases), (.minors, .phrases), (.links, .domains)] {
            guard let text = text(file, in: names, &faults) else { continue }
            var list = RuleListFile(file: file.rawValue, kind: kind)
            entries += list.read(text).map { (file, $0) }
            faults += list.reader.faults
        }
        var personal = PersonalFile(file: File.personal.rawValue)
        let settings = text(.personal, in: names, &faults).map { personal.read($0) }
        faults += personal.reader.faults + Self.repeated(entries)
        let book = RuleBook(
            rates: rates ?? Rates(), rules: entries.map(\.entry.rule), personal: settings ?? PersonalSettings())
        faults += Self.wrongExamples(of: book, entries, personal.lines)
        guard faults.isEmpty else { throw RulesError(folder: url.path, faults: Self.ordered(faults)) }
        return book
    }

    // MARK: Files

    private func names() throws(RulesError) -> [String] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: url.path) else {
            throw RulesError(folder: url.path, faults: [])
        }
        guard names.contains(where: { File(rawValue: $0) != nil }) else {
            let known = File.allCases.map(\.rawValue).joined(separator: ", ")
            let fault = RuleFault(file: url.path, line: nil, sentence: "There is none of the files \(known) in it.")
            throw RulesError(folder: url.path, faults: [fault])
        }
        return names.sorted()
    }

    /// A misspelled file would be missed by nobody until it matters.
    private static func strangers(in names: [String]) -> [RuleFault] {
        names.filter {
            ($0.hasSuffix(".yaml") || $0.hasSuffix(".yml")) && !$0.hasPrefix(".") && File(rawValue: $0) == nil
        }
        .map { name in
            let known = File.allCases.map(\.rawValue).joined(separator: ", ")
            return RuleFault(file: name, line: nil, sentence: "This is none of the files of rules: \(known).")
        }
    }

    private func text(_ file: File, in names: [String], _ faults: inout [RuleFault]) -> String? {
        guard names.contains(file.rawValue) else { return nil }
        let path = url.appending(path: file.rawValue, directoryHint: .notDirectory).path
        func fault(_ sentence: String) { faults.append(RuleFault(file: file.rawValue, line: nil, sentence: sentence)) }
        guard let handle = FileHandle(forReadingAtPath: path),
            let data = try? handle.read(upToCount: Self.maximumBytes + 1) ?? Data()
        else {
            fault("It can't be read by this user.")
            return nil
        }
        guard data.count <= Self.maximumBytes else {
            fault("It has more than \(Self.maximumBytes) bytes.")
            return nil
        }
        guard let text = String(data: data, encoding: .utf8) else {
            fault("It is not text in UTF-8.")
            return nil
        }
        return text
    }

    // MARK: Rules together

    private static func repeated(_ entries: [(file: File, entry: RuleListFile.Entry)]) -> [RuleFault] {
        var first: [String: String] = [:]
        return entries.compactMap { file, entry in
            let place = "\(file.rawValue):\(entry.line)"
            guard let other = first.updateValue(place, forKey: entry.rule.key) else { return nil }
            first[entry.rule.key] = other
            return RuleFault(
                file: file.rawValue, line: entry.line,
                sentence: "There is a rule \(entry.rule.key) already, in \(other).")
        }
    }

    private static func wrongExamples(
        of book: RuleBook, _ entries: [(file: File, entry: RuleListFile.Entry)], _ kinds: [PersonalKind: Int]
    ) -> [RuleFault] {
        RuleExamples.failures(of: book).map { failure in
            let entry = entries.first { $0.entry.rule.key == failure.rule }
            let line = entry?.entry.line ?? PersonalKind(rawValue: failure.rule).flatMap { kinds[$0] }
            return RuleFault(
                file: (entry?.file ?? .personal).rawValue, line: line, sentence: failure.sentence)
        }
    }

    private static func ordered(_ faults: [RuleFault]) -> [RuleFault] {
        faults.sorted { ($0.file, $0.line ?? 0, $0.sentence) < ($1.file, $1.line ?? 0, $1.sentence) }
    }
}

/// The rules can't be used.
struct RulesError: Error, CustomStringConvertible {
    let folder: String
    /// What is wrong with them; none when there is no folder.
    let faults: [RuleFault]

    var description: String {
        guard let first = faults.first else {
            return "The rules of the house are not in \(folder): name their folder by \(SettingName.rules.option)."
        }
        let more = faults.count > 1 ? " There is more: bandstand check-rules tells all \(faults.count)." : ""
        return "The rules in \(folder) can't be used: \(first.text)\(more)"
    }
}
