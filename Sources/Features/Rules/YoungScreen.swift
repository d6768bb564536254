/// Looks for what somebody young says of themselves in spite of the plain detectors: numbers in words, apart, with
/// other letters, over several posts; addresses in other words.
///
/// It is for finding rather than for being right: what it finds waits for a moderator, and nobody is told how it was
/// found. The work is linear in the text.
struct YoungScreen {
    /// What is nobody's own is not looked for.
    let personal: PersonalSettings

    /// - Parameter around: what they said before and behind it in the same place.
    func holds(title: String?, body: RenderedBody, around: WordsAround = WordsAround()) -> Bool {
        let opening = title.map { "\($0)\n" } ?? ""
        let source = DisguiseFold.folded(opening + body.source)
        let shown = DisguiseFold.folded(opening + Gate.everyWord(of: body))
        let forms = shown == source ? [source] : [source, shown]
        return forms.contains { isFound(in: $0) } || Self.isSplit(forms.map(Self.spoken), around)
    }

    /// - Parameter text: plain text, which is read as it is written.
    func holds(_ text: String) -> Bool { isFound(in: DisguiseFold.folded(text)) }

    /// A number goes over several posts, one of which is written now.
    private static func isSplit(_ forms: [String], _ around: WordsAround) -> Bool {
        [around.sources, around.texts].contains { said in
            let (before, behind) = (said.before.map(read), said.behind.map(read))
            return forms.contains { form in
                if !before.isEmpty, SplitNumber.isFound(in: form, after: before) { return true }
                let end = String(form.suffix(SplitNumber.reach))
                return behind.indices.contains { index in
                    let earlier = (before + [end] + Array(behind[..<index])).suffix(SplitNumber.earlierPosts)
                    return SplitNumber.isFound(in: behind[index], after: Array(earlier))
                }
            }
        }
    }

    private static func read(_ text: String) -> String { spoken(DisguiseFold.folded(text)) }

    /// A folded text as series of digits are read.
    private static func spoken(_ text: String) -> String { withoutPaths(text.lowercased()) }

    private func isFound(in text: String) -> Bool {
        if isPlain(text) || isPlain(Self.inOneLine(text)) { return true }
        let scalars = Array(Self.spoken(text).unicodeScalars)
        let series = DigitSeries.all(of: DigitReader.items(in: scalars), in: scalars)
        if series.contains(where: { $0.phones.contains { !personal.isKnownNumber($0) } }) { return true }
        let small = Array(text.lowercased().unicodeScalars)
        return WebPath.phones(in: small).contains { !personal.isKnownNumber($0) }
            || DisguisedMail.found(in: small).contains { !personal.isKnown($0) }
    }

    private static func inOneLine(_ text: String) -> String {
        let (newline, space) = (UInt8(ascii: "\n"), UInt8(ascii: " "))
        return String(decoding: text.utf8.map { $0 == newline ? space : $0 }, as: UTF8.self)
    }

    /// The plain detectors find something.
    private func isPlain(_ text: String) -> Bool { !personal.findings(in: text, isYoung: true).isEmpty }

    /// Numbers in addresses on the web are articles and orders, but for those of hosts.
    private static func withoutPaths(_ text: String) -> String {
        var scalars = Array(text.unicodeScalars)
        for index in WebPath.ranges(in: scalars).joined() { scalars[index] = "\u{FFFD}" }
        return String(String.UnicodeScalarView(scalars))
    }
}
