/// The western charset of most undeclared 8-bit mail, read as the WHATWG Encoding Standard reads it.
enum Windows1252 {
    /// Bytes 0x80 to 0x9F; the five that Microsoft left open stay the controls of Latin-1.
    private static let upperControls: [UInt16] = [
        0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D,
        0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x009D, 0x017E, 0x0178,
    ]

    static func decode(_ bytes: Bytes) -> String {
        let units = bytes.map { byte -> UInt16 in
            byte >= 0x80 && byte < 0xA0 ? upperControls[Int(byte - 0x80)] : UInt16(byte)
        }
        return String(decoding: units, as: UTF16.self)
    }
}
