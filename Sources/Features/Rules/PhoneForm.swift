/// Forms of telephone numbers that their digits alone show.
enum PhoneForm {
    /// With a code for the country, with the zero of a country's own numbers, or as in North America.
    static func isWhole(_ digits: String, hasPlus: Bool) -> Bool {
        if hasPlus { return (8...15).contains(digits.utf8.count) && !digits.hasPrefix("0") }
        if digits.hasPrefix("00") { return (11...15).contains(digits.utf8.count) && !digits.hasPrefix("000") }
        return isNational(digits) || isNorthAmerican(digits)
    }

    /// With the zero that numbers begin with within a country.
    static func isNational(_ digits: String) -> Bool {
        (10...11).contains(digits.utf8.count) && digits.hasPrefix("0") && !digits.hasPrefix("00")
    }

    static func isNorthAmerican(_ digits: String) -> Bool {
        let own = digits.utf8.count == 11 && digits.hasPrefix("1") ? digits.dropFirst() : digits[...]
        return own.utf8.count == 10 && PersonalPhones.areAreaAndExchange(Array(own.utf8))
    }

    /// A mobile's number with the code of its country, without a sign that it is one.
    static func isAbroad(_ digits: String) -> Bool {
        abroad.contains { $0.counts.contains(digits.utf8.count) && digits.hasPrefix($0.code) }
    }

    private static let abroad: [(code: String, counts: ClosedRange<Int>)] = [
        ("447", 12...12), ("4915", 12...13), ("4916", 12...13), ("4917", 12...13), ("336", 11...11),
        ("337", 11...11), ("316", 11...11), ("346", 11...11), ("347", 11...11), ("393", 12...12),
    ]
}
