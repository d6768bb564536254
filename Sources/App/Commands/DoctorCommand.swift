import ArgumentParser
import Features
import Foundation
import SQLiteStorage

/// `bandstand doctor`: checks the whole database.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check the whole database: keys, counts, trees, positions, article numbers, stored pages.",
        discussion: "Changes nothing. Exit code 0: all is well; 2: faults were found.")

    @Flag(help: "Print a JSON array.")
    var json = false

    @OptionGroup var place: PlaceOptions

    private struct Entry: Encodable {
        let check: String
        let faults: [String]
        let remark: String?
    }

    func run() async throws {
        let settings = try place.settings()
        let assembly = try await Assembly.look(settings, logger: JSONLines.logger(level: settings.logLevel))
        var entries: [Entry] = []
        try await assembly.community.doctor.examine { finding in
            if !json { print(Self.text(finding)) }
            entries.append(Entry(check: finding.check, faults: finding.faults, remark: finding.remark))
        }
        try assembly.store.close()
        if json { print(try PrettyJSON.text(entries)) }
        let faults = entries.reduce(0) { $0 + $1.faults.count }
        if !json { print(faults == 0 ? "All is well." : "\(faults) fault\(faults == 1 ? "" : "s") found.") }
        if faults > 0 { throw ExitCode(2) }
    }

    private static func text(_ finding: Doctor.Finding) -> String {
        var lines = ["\(finding.faults.isEmpty ? "ok    " : "FAULT ") \(finding.check)"]
        lines += finding.faults.map { "         \($0)" }
        if let remark = finding.remark { lines.append("         (\(remark))") }
        if finding.faults.count == Doctor.maximumListed { lines.append("         … and perhaps more") }
        return lines.joined(separator: "\n")
    }
}
