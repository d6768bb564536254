/// A number with its noun, by English rules: one thing, any other number of things.
struct Plural: Sendable, Equatable {
    /// With commas between thousands.
    let number: String
    let noun: String

    init(_ count: Int, _ one: String, _ many: String) {
        number = Self.grouped(count)
        noun = count == 1 ? one : many
    }

    var words: String { "\(number) \(noun)" }

    static func grouped(_ count: Int) -> String {
        let digits = Array(String(count.magnitude))
        var text = count < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: groupLength) { text.append(",") }
            text.append(digit)
        }
        return text
    }

    private static let groupLength = 3
}
