/// Why a message could not be read.
package struct MessageFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// A sentence for people, without its full stop.
    package let reason: String
    /// The line within the message, counted from 1.
    package let line: Int

    /// A fault with its sentence and its line.
    package init(reason: String, line: Int) {
        self.reason = reason
        self.line = line
    }

    /// The sentence with its place.
    package var description: String { "line \(line) of the message: \(reason)" }
}

/// Collects what was odd in a message but could be read.
struct Remarks {
    /// A message may repeat one oddity thousands of times; a person reads a handful.
    private static let limit = 20

    private(set) var texts: [String] = []

    mutating func note(_ text: @autoclosure () -> String) {
        guard texts.count < Self.limit else { return }
        let text = text()
        if !texts.contains(text) { texts.append(text) }
    }
}
