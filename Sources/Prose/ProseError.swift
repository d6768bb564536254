/// Why a source could not be rendered: it breaks a limit, and says which.
package enum ProseError: Error, Equatable {
    case tooLong(bytes: Int, limit: Int)
    case tooDeep(limit: Int)
    case tooMuchOutput(limit: Int)
}

extension ProseError: CustomStringConvertible {
    /// One sentence for the person who wrote the text.
    package var description: String {
        switch self {
        case .tooLong(let bytes, let limit):
            "This text is too long: it has \(Self.grouped(bytes)) bytes, and at most \(Self.grouped(limit)) are taken."
        case .tooDeep(let limit):
            "Quotes, lists or emphasis stand more than \(limit) levels deep in each other; please take some levels out."
        case .tooMuchOutput(let limit):
            "This text would grow to more than \(Self.grouped(limit)) bytes when shown; please make it simpler."
        }
    }

    private static func grouped(_ number: Int) -> String {
        var digits = String(number)
        var at = digits.count - 3
        while at > 0 {
            digits.insert(",", at: digits.index(digits.startIndex, offsetBy: at))
            at -= 3
        }
        return digits
    }
}
