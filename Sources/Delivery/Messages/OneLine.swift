/// The check that keeps a value inside its header: it is refused, never mended.
enum OneLine {
    /// - Throws: `tooLong` above `limit` bytes; `controls` when a C0 or C1 control or a Unicode line end is in the text.
    static func check(_ text: String, _ part: MailFault.Part, limit: Int) throws(MailFault) {
        guard text.utf8.count <= limit else { throw .tooLong(part, limit: limit) }
        if text.unicodeScalars.contains(where: isControl) { throw .controls(part) }
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case ..<0x20, 0x7F...0x9F, 0x2028, 0x2029: true
        default: false
        }
    }
}
