extension TimeCodeSecret {
    /// The secret as it is typed into a phone that can't scan: base 32 in groups of four.
    package var typedText: String {
        let letters = Array(base32)
        return stride(from: 0, to: letters.count, by: 4)
            .map { String(letters[$0..<min($0 + 4, letters.count)]) }
            .joined(separator: " ")
    }

    /// The address that authenticator apps read from a QR code (`otpauth:`, the form that Google's published).
    ///
    /// `community` is cut to `communityLetters`, so that the code stays easy to scan.
    package func address(community: String, member: String) -> String {
        // A colon stands between the two names, so neither may hold one.
        let community = Self.escaped(String(community.prefix(Self.communityLetters)))
        let member = Self.escaped(String(member.prefix(Self.communityLetters)))
        return "otpauth://totp/\(community):\(member)?secret=\(base32)&issuer=\(community)"
            + "&algorithm=SHA1&digits=\(Self.digits)&period=\(Self.stepSeconds)"
    }

    /// Letters of each name that an authenticator app is told.
    static let communityLetters = 32

    private var base32: String { Base32.text(bytes).uppercased() }

    /// Percent-encoded but for what RFC 3986 section 2.3 calls unreserved; colons are left out.
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for byte in text.utf8 where byte != UInt8(ascii: ":") {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                escaped.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                escaped += "%" + Hex.text([byte]).uppercased()
            }
        }
        return escaped
    }
}
