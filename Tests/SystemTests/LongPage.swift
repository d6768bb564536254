import Foundation
import Testing

/// A page so long that a reader who takes it slowly is at it for many seconds.
enum LongPage {
    static let path = "/p/1/source?plain=1"
    /// Fewer than it has.
    static let bytes = 800_000

    /// Puts the page into the community in `folder`.
    static func make(in folder: URL) async throws {
        let line = String(repeating: "word ", count: 14)
        let mailbox = folder.appending(path: "long.mbox")
        try """
        From ada Mon Jun  4 10:00:00 2007
        From: Ada <ada@example.org>
        Date: Mon, 04 Jun 2007 10:00:00 +0000
        Subject: A log file
        Message-ID: <log@example.org>

        \(Array(repeating: line, count: 12_000).joined(separator: "\n"))

        """.write(to: mailbox, atomically: true, encoding: .utf8)
        let database = folder.appending(path: "bandstand.sqlite").path
        let imported = try await Program.run(
            "import", "mbox", mailbox.path, "--board", "logs", "--name", "Logs", "--database", database, in: folder)
        try #require(imported.code == 0, "\(imported.errors)")
    }
}
