/// What can stand between the two halves of an address.
struct AtSign {
    enum Kind {
        /// `@`, or `%40` inside an address of the web.
        case sign
        /// ` at `, which may also be just a word.
        case word
        /// `(at)` or `[at]`, which nobody writes by chance.
        case hedged
    }

    let range: Range<Int>
    let kind: Kind

    init?(in bytes: [UInt8], at: Int) {
        switch bytes[at] {
        case Ascii.at: (range, kind) = (at..<(at + 1), .sign)
        case Ascii.percent where bytes.hasFolded("%40", at: at): (range, kind) = (at..<(at + 3), .sign)
        case Ascii.space where bytes.hasFolded(" at ", at: at): (range, kind) = (at..<(at + 4), .word)
        case Ascii.space where bytes.hasFolded(" (at) ", at: at) || bytes.hasFolded(" [at] ", at: at):
            (range, kind) = (at..<(at + 6), .hedged)
        case UInt8(ascii: "(") where bytes.hasFolded("(at)", at: at),
            UInt8(ascii: "[") where bytes.hasFolded("[at]", at: at):
            (range, kind) = (at..<(at + 4), .hedged)
        default: return nil
        }
    }
}
