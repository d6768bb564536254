/// What a reader says about encodings (RFC 9110 section 12.5.3).
enum AcceptEncoding {
    /// True when the header names gzip, or everything, and does not weigh it 0.
    static func takesGzip(_ header: String?) -> Bool {
        guard let header else { return false }
        var takesOthers = false
        for entry in header.lowercased().split(separator: ",") {
            let parts = entry.split(separator: ";").map { $0.filter { !$0.isWhitespace } }
            let isRefused = parts.dropFirst().contains { $0.wholeMatch(of: /q=0(\.0*)?/) != nil }
            switch parts.first {
            case "gzip", "x-gzip": return !isRefused
            case "*": takesOthers = !isRefused
            default: break
            }
        }
        return takesOthers
    }
}
