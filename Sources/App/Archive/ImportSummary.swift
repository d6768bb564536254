import Features

/// The report at an import's end, for people.
enum ImportSummary {
    /// Renamed and broken messages that are listed; the counts say how many there are.
    private static let maximumLines = 200

    /// What was read and what became of it, then each message that needs a look.
    static func text(_ report: ImportReport, board: String) -> String {
        var lines = [
            "\(count(report.read, "message")) read for /b/\(board): \(report.added) added, "
                + "\(count(report.duplicates, "duplicate")), \(report.brokenCount) broken"
                + (report.crossPosted > 0 ? ", \(report.crossPosted) cross-posted" : "")
                + (report.withheld > 0 ? ", \(report.withheld) withheld" : "") + "."
        ]
        if report.renamedCount > 0 {
            lines.append(
                "\(count(report.renamedCount, "message")) had another message's id and were kept under one of ours:")
            lines += report.renamed.prefix(maximumLines).map { "  \($0.path), line \($0.line): \($0.messageID)" }
        }
        if report.brokenCount > 0 {
            lines.append("\(count(report.brokenCount, "message")) could not be brought in:")
            lines += report.broken.prefix(maximumLines).map { fault in
                "  \(fault.path)\(fault.line.map { ", line \($0)" } ?? ""): \(fault.reason)"
            }
        }
        if report.crossPosted > 0 {
            lines.append("What is cross-posted stays in its thread on its own board; here it only has a number.")
        }
        if report.withheld > 0 {
            lines.append("What is withheld was removed here before; it does not come back by an import.")
        }
        if report.wasCutShort {
            lines.append("A damaged file was not read to its end.")
        }
        if report.wasStopped {
            lines.append("Stopped. What was added stays; the same command goes on from there.")
        }
        return lines.joined(separator: "\n")
    }

    private static func count(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }
}
