import Foundation
import MessageFormat

/// The fixture mailboxes beside the test targets, and what must be found in them.
enum Fixtures {
    static let names = [
        "charsets", "crlf", "dates", "encodings", "faults", "flowed", "from-quoting", "ids", "obfuscated", "structures",
        "threads", "threads-part-2",
    ]

    static func path(_ file: String) -> String {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Mailboxes").appending(path: file).path()
    }

    static func bytes(_ file: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: path(file))))
    }

    /// Everything in a mailbox file, one after another.
    static func entries(_ file: String) throws -> [MboxEntry] {
        try entries(at: path(file))
    }

    static func entries(at path: String) throws -> [MboxEntry] {
        let reader = try MboxReader(path: path)
        var entries: [MboxEntry] = []
        while let entry = try reader.next() { entries.append(entry) }
        return entries
    }

    /// The readable messages of a mailbox file.
    static func messages(_ file: String) throws -> [InternetMessage] {
        try entries(file).compactMap { entry in
            guard case .message(let raw) = entry else { return nil }
            return try? InternetMessage.parse(raw.bytes)
        }
    }

    /// A mailbox written down as the `.expected` files have it.
    static func transcript(_ file: String) throws -> String {
        try entries(file).map { entry in
            switch entry {
            case .fault(let fault): "=== line \(fault.line)\nFault: \(fault.reason)\n\n"
            case .message(let raw): "=== line \(raw.line)\n" + transcript(of: raw)
            }
        }.joined()
    }

    private static func transcript(of raw: RawMessage) -> String {
        do throws(MessageFault) {
            let message = try InternetMessage.parse(raw.bytes)
            return """
                From: \(message.from.name) <\(message.from.address)>
                Subject: \(message.subject)
                Date: \(message.date.map(MessageDate.render) ?? "none")
                Message-ID: \(message.id?.value ?? "none")
                In-Reply-To:\(message.inReplyTo.map { " \($0)" }.joined())
                References:\(message.references.map { " \($0)" }.joined())
                Format: \(message.body.format.rawValue)
                \(message.remarks.map { "Remark: \($0)\n" }.joined())---
                \(message.body.text)


                """
        } catch {
            return "Fault: \(error.reason), line \(error.line)\n\n"
        }
    }

    /// Writes bytes into a file of their own for the time of a test.
    static func withFile<Result>(_ bytes: [UInt8], _ body: (String) throws -> Result) throws -> Result {
        let url = FileManager.default.temporaryDirectory.appending(path: "mailbox-\(UUID().uuidString)")
        try Data(bytes).write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        return try body(url.path())
    }
}

/// A letter as bytes, from header lines and a body.
func letter(_ header: String..., body: String = "") -> [UInt8] {
    Array((header.joined(separator: "\n") + "\n\n" + body).utf8)
}
