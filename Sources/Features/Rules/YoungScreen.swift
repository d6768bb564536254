/// Looks for what somebody young says of themselves in spite of the plain detectors: numbers in words, apart, with
/// other letters, over several posts; addresses in other words.
///
/// It is for finding rather than for being right: what it finds waits for a moderator, and nobody is told how it was
/// found. The work is linear in the text.
struct YoungScreen {
    /// What is nobody's own is not looked for.
    let personal: PersonalSettings

    /// - Parameter earlier: what they said before it in the same place, oldest first.
    func holds(title: String?, body: RenderedBody, earlier: [String] = []) -> Bool {
        let opening = title.map { "\($0)\n" } ?? ""
        let source = DisguiseFold.folded(opening + body.source)
        let shown = DisguiseFold.folded(opening + body.text)
        if isFound(in: source) || shown != source && isFound(in: shown) { return true }
        return !earlier.isEmpty
            && SplitNumber.isFound(in: Self.spoken(shown), after: earlier.map { Self.spoken(DisguiseFold.folded($0)) })
    }

    /// A folded text as series of digits are read.
    private static func spoken(_ text: String) -> String { withoutPaths(text.lowercased()) }

    private func isFound(in text: String) -> Bool {
        if isPlain(text) || isPlain(text.replacing("\n", with: " ")) { return true }
        let scalars = Array(Self.spoken(text).unicodeScalars)
        let series = DigitSeries.all(of: DigitReader.items(in: scalars), in: scalars)
        if series.contains(where: { $0.phones.contains { !personal.isKnownNumber($0) } }) { return true }
        return DisguisedMail.found(in: Array(text.lowercased().unicodeScalars)).contains { !personal.isKnown($0) }
    }

    /// The plain detectors find something.
    private func isPlain(_ text: String) -> Bool { !personal.findings(in: text, isYoung: true).isEmpty }

    /// Numbers in addresses on the web are articles and orders, but for those of hosts.
    private static func withoutPaths(_ text: String) -> String {
        var scalars = Array(text.unicodeScalars)
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
            while index < scalars.count, !endsAddress.contains(scalars[index]) {
                scalars[index] = "\u{FFFD}"
                index += 1
            }
        }
        return String(String.UnicodeScalarView(scalars))
    }

    private static let signs = ["://", "www."].map { Array($0.unicodeScalars) }
    private static let endsHost = Set("/?#".unicodeScalars)
    private static let endsAddress = Set(" >)\"<]|\n".unicodeScalars)
}
