/// What stands behind the hosts of addresses on the web.
enum WebPath {
    /// Where it stands in a text, in order.
    static func ranges(in scalars: [Unicode.Scalar]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var index = 0
        while index < scalars.count {
            guard let sign = signs.first(where: { scalars[index...].starts(with: $0) }) else {
                index += 1
                continue
            }
            index += sign.count
            while index < scalars.count, !endsHost.contains(scalars[index]), !endsAddress.contains(scalars[index]) {
                index += 1
            }
            let start = index
            while index < scalars.count, !endsAddress.contains(scalars[index]) { index += 1 }
            if index > start { ranges.append(start..<index) }
        }
        return ranges
    }

    private static let signs = ["://", "www."].map { Array($0.unicodeScalars) }
    private static let endsHost = Set("/?#".unicodeScalars)
    private static let endsAddress = Set(" >)\"<]|\n".unicodeScalars)

    // MARK: Numbers

    /// Telephone numbers that are whole steps of paths: an address may be made up to hide one.
    ///
    /// - Parameter scalars: folded, in small letters.
    static func phones(in scalars: [Unicode.Scalar]) -> [String] {
        ranges(in: scalars).flatMap { range -> [String] in
            let path = scalars[range].prefix { $0 != "?" && $0 != "#" }
            var isThing = false
            return path.split(separator: "/").compactMap { step -> String? in
                let items = DigitReader.items(in: Array(step))
                let words = items.compactMap(\.word)
                let number = words.isEmpty ? digits(of: items) : ""
                // `item/447700900123` is an article.
                let isPhone = PersonalPhones.isMobile(number) || !isThing && PhoneForm.isAbroad(number)
                isThing = isThing || PersonalWords.tellAnother(words)
                return isPhone ? number : nil
            }
        }
    }

    private static func digits(of items: [DigitItem]) -> String {
        items.reduce(into: "") { digits, item in
            if case .digits(let token) = item { digits += token.digits }
        }
    }
}
