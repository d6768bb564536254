/// E-mail addresses that are spelled out in other ways than `name at host dot org`, which `PersonalMail` finds.
enum DisguisedMail {
    /// What stands for addresses in a folded text, without the signs in it.
    static func found(in scalars: [Unicode.Scalar]) -> [String] {
        let words = ScreenWord.words(in: scalars, signs: ["@"]).map(\.text)
        return words.indices.compactMap { place in
            address(in: words, at: place) ?? (isInOne(words[place]) ? words[place] : nil)
        }
    }

    private static let ats: Set<String> = [
        "@", "at", "arroba", "aet", "klammeraffe", "chiocciola", "arobase", "apenstaart", "apenstaartje",
    ]
    private static let dots: Set<String> = ["dot", "punkt", "point", "punto", "ponto", "punt"]
    /// Where the dot is spoken, an address ends with one of these; others are words as well.
    private static let tops: Set<String> = [
        "com", "org", "net", "de", "fr", "nl", "uk", "es", "it", "co", "info", "eu",
    ]
    /// Names of providers that are nothing else.
    private static let sureNames: Set<String> = [
        "gmail", "googlemail", "hotmail", "outlook", "icloud", "yahoo", "protonmail", "gmx", "aol",
    ]
    private static let others = [
        "hotmail.de", "hotmail.fr", "hotmail.it", "hotmail.es", "hotmail.nl", "yahoo.fr", "yahoo.it", "yahoo.es",
        "outlook.de", "outlook.fr", "outlook.es", "live.nl", "live.fr", "live.co.uk", "libero.it", "virgilio.it",
        "orange.fr", "free.fr", "laposte.net", "wanadoo.fr", "ziggo.nl", "kpn.nl", "gmx.ch", "freenet.de", "msn.com",
        "ymail.com", "rocketmail.com",
    ]
    /// A provider's name and what follows it, without a dot: `gmail com`.
    private static let providers = Set(
        PersonalMail.providers.union(others).map { $0.split(separator: ".").prefix(2).joined(separator: " ") })

    /// `name at gmail com`, `name arroba example punto es`.
    private static func address(in words: [String], at place: Int) -> String? {
        guard ats.contains(words[place]), place > 0, place + 1 < words.count else { return nil }
        let (name, host) = (words[place - 1], words[place + 1])
        guard !PersonalMail.otherWords.contains(name), !ats.contains(name) else { return nil }
        var next = place + 2
        let dot = next < words.count && dots.contains(words[next]) ? words[next] : nil
        if dot != nil { next += 1 }
        let top = next < words.count ? words[next] : ""
        let isPlain = words[place] == "at"
        if providers.contains("\(host) \(top)") { return name + host + top }
        if !isPlain, sureNames.contains(host) { return name + host }
        // "At this point it…" is no address.
        guard let dot, tops.contains(top), !isPlain || dot != "point" else { return nil }
        return name + host + top
    }

    /// Ends of words such as `adaatgmaildotcom`.
    private static let ends = Set(
        providers.flatMap { provider -> [String] in
            let parts = provider.split(separator: " ")
            return ([""] + dots).map { "at\(parts[0])\($0)\(parts[1])" }
        })
    private static let endLetters = Set(ends.map(\.count))
    private static let wordBytes = 12...100

    private static func isInOne(_ word: String) -> Bool {
        guard wordBytes.contains(word.utf8.count) else { return false }
        let letters = word.count
        return endLetters.contains { $0 < letters && ends.contains(String(word.suffix($0))) }
    }
}
