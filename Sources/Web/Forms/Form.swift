import Foundation

/// What a form sent, decoded: names and texts, within bounds.
///
/// Line ends are LF, and NUL, which no text may hold, is gone; apart from that a text is what was typed.
struct Form: Sendable, Equatable {
    /// Bytes of a body.
    static let maximumBytes = 65_536
    /// Bytes of a body that holds a post: the longest that is taken, each byte written as three, with fields beside it,
    /// and twice as much, so that a text that is too long is shown again.
    static let composedBytes = 400_000
    /// Fields of one form; our longest has a third of them.
    static let maximumFields = 32
    /// Bytes of a name.
    static let maximumNameBytes = 64
    /// The field that holds a form's token.
    static let token = "t"

    private let values: [String: String]
    /// The form was shown too long ago: it is to be shown again, with what was typed, before anything is done.
    private(set) var isStale = false

    /// Decodes a body of the type `application/x-www-form-urlencoded` (URL Standard, section 5.1).
    ///
    /// Throws `BadRequest` for too many fields, a name that is too long, and bytes that are no UTF-8. Of two fields with
    /// one name the first counts.
    init(decoding body: some Sequence<UInt8>) throws {
        let pairs = Array(body).split(separator: UInt8(ascii: "&"))
        guard pairs.count <= Self.maximumFields else { throw BadRequest() }
        var values: [String: String] = [:]
        for pair in pairs {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = FormBytes.name(parts[0]), name.utf8.count <= Self.maximumNameBytes,
                let value = parts.count == 2 ? FormBytes.value(parts[1]) : ""
            else { throw BadRequest() }
            if values[name] == nil { values[name] = value }
        }
        self.values = values
    }

    /// The text of a field; empty when it did not come.
    subscript(name: String) -> String { values[name] ?? "" }

    /// The text of a field for one line, without the white space around it.
    func line(_ name: String) -> String {
        self[name].trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// True when a field of that name came: a box that is ticked.
    func has(_ name: String) -> Bool { values[name] != nil }

    /// The same, known to have been shown too long ago.
    func marked(isStale: Bool) -> Form {
        var form = self
        form.isStale = isStale
        return form
    }
}
