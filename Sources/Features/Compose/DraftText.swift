/// What was typed as it is kept until it is posted: not judged, but fit to be stored.
enum DraftText {
    /// Letters of a title that are kept: more than the gate lets pass, so that nobody loses what is too long.
    static let titleLetters = 300
    /// Bytes of a text: as many as a post may have.
    static let sourceBytes = 64_000

    /// LF line ends, no NUL.
    static func cleaned(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0 || $0 == UInt8(ascii: "\r") }) else { return text }
        return text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").replacing("\0", with: "\u{FFFD}")
    }

    /// A title's first letters, in one line.
    static func title(_ text: String?) -> String {
        String(Gate.oneLine(text ?? "").prefix(titleLetters))
    }
}
