import CQRCode

/// A QR code (ISO/IEC 18004) as one SVG path: black on whatever lies behind it, which must be white.
///
/// Draw it in `<svg viewBox="0 0 SIDE SIDE"><path d="PATH"/></svg>`. The path holds digits, spaces and the letters M,
/// h, v, z alone.
package struct QRCode: Sendable, Equatable {
    /// Modules along a side, with the quiet zone.
    package let side: Int
    /// The black modules, one unit each.
    package let path: String

    /// Modules that stay empty on each side, as the standard has it.
    static let quietZone = 4
    /// Longest text, in bytes: an authenticator's address takes at most so many, and phones still read the code.
    package static let byteLimit = 900

    /// The code of a text; nil when it is empty, too long or holds a NUL.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard (1...Self.byteLimit).contains(bytes.count), !bytes.contains(0) else { return nil }
        // Level M: still read with 15% of it unreadable. Version 0: the smallest that holds the text.
        guard let code = QRcode_encodeData(Int32(bytes.count), bytes, 0, QR_ECLEVEL_M) else { return nil }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        let modules = UnsafeBufferPointer(start: code.pointee.data, count: width * width)
        side = width + 2 * Self.quietZone
        path = Self.path(modules, width: width)
    }

    /// One rectangle for each run of black modules in a row.
    private static func path(_ modules: UnsafeBufferPointer<UInt8>, width: Int) -> String {
        var path = ""
        for row in 0..<width {
            var start = 0
            while start < width {
                var end = start
                while end < width, modules[row * width + end] & black != 0 { end += 1 }
                if end > start {
                    let length = end - start
                    path += "M\(start + quietZone) \(row + quietZone)h\(length)v1h-\(length)z"
                }
                start = end + 1
            }
        }
        return path
    }

    /// The bit of a module that says whether it is black.
    private static let black: UInt8 = 1
}
