/// Why a mailbox file could not be read, or not to its end.
package enum MboxError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The file could not be opened or read.
    case unreadable(path: String, reason: String)
    /// The first line that says something is no From_ line; without a line number the file holds no message at all.
    case notMbox(path: String, line: Int?)
    /// The compressed stream ends too early or is damaged; the line is that of the message cut off by it, if any.
    case brokenGzip(path: String, line: Int?)

    /// One sentence that names the file, the place and the reason.
    package var description: String {
        switch self {
        case .unreadable(let path, let reason): "\(path) could not be read: \(reason)."
        case .notMbox(let path, nil): "\(path) holds no message."
        case .notMbox(let path, let line?): "\(path) is no mbox file: line \(line) does not begin a message."
        case .brokenGzip(let path, nil): "\(path) is damaged: its compressed data ends too early or is broken."
        case .brokenGzip(let path, let line?):
            "\(path) is damaged: its compressed data ends too early or is broken, within the message at line \(line)."
        }
    }
}

/// A message of a mailbox file that had to be passed over.
package struct MboxFault: Equatable, Sendable {
    /// The line of its From_ line in the file, counted from 1.
    package let line: Int
    /// A sentence for people, without its full stop.
    package let reason: String
}

/// What a mailbox file holds, one after another.
package enum MboxEntry: Equatable, Sendable {
    /// A message, not yet parsed.
    case message(RawMessage)
    /// One that had to be passed over.
    case fault(MboxFault)
}

/// A message as it stands in a mailbox file.
package struct RawMessage: Equatable, Sendable {
    /// Without its From_ line and the empty line after it, with quoted From_ lines restored.
    package let bytes: [UInt8]
    /// The line of its From_ line in the (unpacked) file, counted from 1.
    ///
    /// The message's own line n is this plus n.
    package let line: Int
    /// The date of the From_ line in milliseconds since 1970 UTC, if it could be read.
    package let envelopeDate: Int64?
}
