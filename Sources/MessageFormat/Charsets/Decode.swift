extension Charset {
    /// Reads bytes as text and never fails: what cannot be read becomes U+FFFD, and a remark says so.
    func decode(_ bytes: Bytes, remarks: inout Remarks) -> String {
        if keepsASCII, bytes.isASCII { return String(decoding: bytes, as: UTF8.self) }
        switch self {
        case .unspecified:
            return Self.guess(bytes)
        case .unknown(let name):
            let text = String(validating: bytes, as: UTF8.self)
            remarks.note("unknown charset \(name), read as \(text == nil ? "windows-1252" : "UTF-8")")
            return text ?? Windows1252.decode(bytes)
        case .utf8:
            if let text = String(validating: bytes, as: UTF8.self) { return text }
            remarks.note("broken UTF-8, unreadable bytes replaced")
            return String(decoding: bytes, as: UTF8.self)
        case .windows1252:
            return Windows1252.decode(bytes)
        case .other(let converter):
            guard let conversion = Iconv.decode(bytes, from: converter.name) else {
                remarks.note("charset \(converter.name) is missing on this system, read as UTF-8 or windows-1252")
                return Self.guess(bytes)
            }
            if conversion.replaced { remarks.note("broken \(converter.name), unreadable bytes replaced") }
            return conversion.text
        }
    }

    /// UTF-8 when that is valid, else windows-1252, as browsers guess for western texts.
    static func guess(_ bytes: Bytes) -> String {
        String(validating: bytes, as: UTF8.self) ?? Windows1252.decode(bytes)
    }

    private var keepsASCII: Bool {
        if case .other(let converter) = self { converter.keepsASCII } else { true }
    }
}
