/// What mail programs send to stop mail in one click (RFC 8058): one pair of name and value, the same for all.
///
/// It comes from their servers, without cookies, from no page of ours; that it may be done is shown by the secret in the
/// address.
enum OneClick {
    private static let name = "List-Unsubscribe"
    private static let value = "One-Click"

    /// Whether a body of that type says so and nothing else.
    static func isSaid(in body: some Collection<UInt8>, type: String?) -> Bool {
        let text = String(decoding: body, as: UTF8.self)
        guard let type, type.lowercased().hasPrefix("multipart/form-data") else {
            return text.split(whereSeparator: \.isWhitespace) == ["\(name)=\(value)"]
        }
        // One part, whose header names the pair's name and whose body is the value: no more of the format is needed.
        let lines = text.split(whereSeparator: \.isNewline)
        guard let boundary = lines.first, boundary.hasPrefix("--"), lines.count >= 4, lines.count <= 6,
            lines.last.map(String.init) == "\(boundary)--"
        else { return false }
        let header = lines.dropFirst().dropLast(2)
        return lines[lines.count - 2] == value
            && header.contains { $0.lowercased().hasPrefix("content-disposition:") && $0.contains("name=\"\(name)\"") }
    }
}
