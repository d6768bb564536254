import Features
import HTTPTypes

/// What proxies write into a request about the one before.
enum ForwardingHeaders {
    /// Bytes of `X-Forwarded-For` that are read, from its end: far more than any chain of proxies fills.
    private static let maximumBytes = 1_024
    /// Proxies in a chain.
    private static let maximumEntries = 16

    /// Headers by which a proxy shows that it asks for somebody else; their absence proves nothing.
    private static let signs = [
        "Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded", "X-Real-IP",
        "X-Client-IP", "True-Client-IP", "CF-Connecting-IP", "Via",
    ].compactMap { HTTPField.Name($0) }

    /// A proxy asks for somebody else, and says so.
    static func show(in headers: HTTPFields) -> Bool {
        signs.contains { headers.contains($0) }
    }

    /// What we would believe of a trusted proxy stands in the request.
    static func claim(in headers: HTTPFields) -> Bool {
        nameClient(in: headers) || headers.value(of: FieldName.forwardedProto) != nil
    }

    /// A proxy says whom it asks for, well or badly.
    static func nameClient(in headers: HTTPFields) -> Bool {
        headers.value(of: FieldName.forwardedFor) != nil
    }

    /// Who asked whom, the last one first, as far as it is read.
    static func chain(in headers: HTTPFields) -> [Substring] {
        guard let text = headers.value(of: FieldName.forwardedFor) else { return [] }
        let read = text.utf8.suffix(maximumBytes)
        var entries = Substring(read).split(separator: ",", omittingEmptySubsequences: false)
        // The first of them may have lost its beginning.
        if read.count < text.utf8.count { entries.removeFirst() }
        return entries.suffix(maximumEntries).reversed()
    }

    /// The address of an entry, which some proxies follow by a port.
    static func address(of entry: Substring) -> InternetAddress? {
        let text = entry.trimmingBlanks
        if text.hasPrefix("[") {
            let parts = text.dropFirst().split(separator: "]", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, parts[1].isEmpty || isPort(parts[1]), parts[0].contains(":") else { return nil }
            return InternetAddress(String(parts[0]))
        }
        guard let colon = text.firstIndex(of: ":"), text.contains("."), isPort(text[colon...]) else {
            return InternetAddress(String(text))
        }
        return InternetAddress(String(text[..<colon]))
    }

    /// The last proxy was asked by way of TLS.
    static func saysEncrypted(_ headers: HTTPFields) -> Bool {
        headers.value(of: FieldName.forwardedProto)?.split(separator: ",").last?.trimmingBlanks.lowercased() == "https"
    }

    private static func isPort(_ text: Substring) -> Bool {
        text.first == ":" && (2...6).contains(text.utf8.count)
            && text.utf8.dropFirst().allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
    }
}

extension Substring {
    /// Without the blanks that HTTP allows around an entry of a list (RFC 9110 section 5.6.1).
    var trimmingBlanks: Substring {
        let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
        let begun = drop(while: isBlank)
        return begun.lastIndex { !isBlank($0) }.map { begun[...$0] } ?? ""
    }
}
