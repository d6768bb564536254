/// Text that must fit on one line of a header or of a page.
enum OneLine {
    /// The text without controls and line ends, with each run of white space as one space, and none at its ends.
    static func of(_ text: String) -> String {
        var text = text
        let isClean = text.withUTF8 { buffer -> Bool in
            var afterSpace = true
            for byte in buffer {
                guard byte >= 0x20, byte < 0x7F, !(byte == 0x20 && afterSpace) else { return false }
                afterSpace = byte == 0x20
            }
            return !afterSpace
        }
        return isClean ? text : cleaned(text)
    }

    private static func cleaned(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        var spaceWaits = false
        for scalar in text.unicodeScalars {
            if isWhite(scalar) {
                spaceWaits = !scalars.isEmpty
            } else {
                if spaceWaits { scalars.append(" ") }
                spaceWaits = false
                scalars.append(scalar)
            }
        }
        return String(scalars)
    }

    private static func isWhite(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case ...0x20, 0x7F...0xA0, 0x2028, 0x2029: true
        default: false
        }
    }
}
