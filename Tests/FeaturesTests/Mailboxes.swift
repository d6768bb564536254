import Foundation
import TestSupport

/// The hand-made mailboxes under Tests/Mailboxes and what they import to.
enum Mailboxes {
    private static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Mailboxes")

    /// The path of a fixture: `path("threads.mbox")`.
    static func path(_ name: String) -> String {
        folder.appending(path: name).path
    }

    /// The checked-in threads and texts of a mailbox.
    ///
    /// With RECORD_THREADS set they are written anew, to be read and committed by a person.
    static func expectedThreads(_ name: String, found: String) throws -> String {
        let file = folder.appending(path: "\(name).threads")
        if ProcessInfo.processInfo.environment["RECORD_THREADS"] != nil {
            try Data(found.utf8).write(to: file)
        }
        return try String(contentsOf: file, encoding: .utf8)
    }

    /// Writes messages, as they stand in a mailbox, to a file in `folder`.
    static func write(_ messages: [String], to folder: URL, as name: String = "box.mbox") throws -> String {
        let path = folder.appending(path: name)
        try Data(messages.joined().utf8).write(to: path)
        return path.path
    }

    /// The messages of a fixture, each with its From_ line.
    static func messages(_ name: String) throws -> [String] {
        let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        return text.components(separatedBy: "\nFrom ").enumerated().map { index, part in
            index == 0 ? part + "\n" : "From \(part)\n"
        }
    }

    /// One short message as it stands in a mailbox, written so many minutes after the first of June 2007.
    static func message(
        _ id: String, _ subject: String = "Strings", at minutes: Int = 0, from: String = "Ada <ada@example.org>",
        references: [String] = [], text: String? = nil
    ) -> String {
        let (day, month) = date(daysLater: minutes / 1440)
        let time = "\(pad(minutes % 1440 / 60)):\(pad(minutes % 60)):00"
        let header = references.isEmpty ? "" : "References: \(references.map { "<\($0)>" }.joined(separator: " "))\n"
        return """
            From ada@example.org  Fri \(month) \(pad(day)) \(time) 2007
            From: \(from)
            Subject: \(subject)
            Date: \(day) \(month) 2007 \(time) +0000
            Message-ID: <\(id)>
            \(header)
            \(text ?? "Text of \(id).")


            """
    }

    private static func date(daysLater days: Int) -> (day: Int, month: String) {
        var day = days + 1
        for (month, length) in [("Jun", 30), ("Jul", 31), ("Aug", 31), ("Sep", 30), ("Oct", 31), ("Nov", 30)] {
            if day <= length { return (day, month) }
            day -= length
        }
        return (day, "Dec")
    }

    private static func pad(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
