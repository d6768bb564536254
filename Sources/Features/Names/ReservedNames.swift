/// Names that would read as if the community, its staff or its machines spoke.
struct ReservedNames: Sendable {
    private let whole: Set<String>
    private let parts: Set<String>

    /// Letters from which on another reserved name is kept back inside a name too: shorter ones are words of their own.
    private static let longEnough = 4

    /// Reserves `also` beside our own list.
    init(also: [String]) {
        let own = Set(also.map(Self.key))
        whole = Set((Self.wholeNames + Self.partNames).map(Self.key)).union(own).subtracting([""])
        parts = Set(Self.partNames.map(Self.key)).union(own.filter { $0.count >= Self.longEnough })
    }

    /// True for a reserved name however it is dressed up, and for one that holds a word like `admin`, or the community's
    /// own name, between its signs.
    func contains(_ name: String) -> Bool {
        if Self.keys(name).contains(where: whole.contains) { return true }
        let pieces = name.split { "-_.".contains($0) }
        return pieces.indices.contains { first in
            pieces[first...].indices.contains { last in
                Self.keys(pieces[first...last].joined()).contains(where: parts.contains)
            }
        }
    }

    /// True for a name that reads as the address of a web page.
    static func readsAsAddress(_ name: String) -> Bool {
        let labels = name.split(separator: ".")
        guard labels.count > 1, let first = labels.first, let last = labels.last else { return false }
        return key(first.lowercased()) == key("www") || domains.contains(key(last.lowercased()))
    }

    /// Endings of hosts that are no ending of people's names, and the countries' own.
    private static let domains = Set(
        (words(
            """
            app art band biz blog chat click cloud club com dev edu email fun gov group help info int link live ltd mil
            mobi music name net news nyc online org page press pro sale shop site space store studio tech top video vip
            web website wiki work world xyz zone
            """) + Country.all.map { $0.code.lowercased() } + ["uk", "eu", "su"]).map(key))

    /// The ways in which a name may be read: in its own case and small, with and without the digits at its ends.
    private static func keys(_ name: some StringProtocol) -> Set<String> {
        let isDigit = { (letter: Character) in letter.isASCII && letter.isNumber }
        var bare = Substring(name).drop(while: isDigit)
        while let last = bare.last, isDigit(last) { bare.removeLast() }
        return Set([String(name), String(bare)].flatMap { [key($0), key($0.lowercased())] })
    }

    /// What a name looks like at a glance: its skeleton without signs, `i` as `l`, and digits that stand for letters.
    private static func key(_ name: String) -> String {
        String(
            Skeleton(of: name).text.compactMap { letter in
                switch letter {
                case "-", "_", ".", " ": nil
                case "i": "l"
                case "3": "e"
                case "4": "a"
                case "5": "s"
                case "7": "t"
                default: letter
                }
            })
    }

    /// Reserved as a whole name.
    ///
    /// Mailboxes of RFC 2142 are among them. No `all`: at a glance that is Ali.
    private static let wholeNames = words(
        """
        abuse anonymous anyone author bandstand bot chanserv consent daemon deleted everybody everyone ftp guardian
        guardians guest guests help helpdesk hostmaster info legal mailer-daemon marketing member members memoserv
        mod mods news nickserv nobody noc no-reply none null officer officers operator operserv parent parents
        police postmaster privacy root sales security server service somebody sysop system undefined unknown
        usenet user users uucp webmaster www
        """)

    /// Reserved as a whole and as a part between signs.
    private static let partNames = words(
        """
        admin admins administrator administrators founder founders moderator moderators official owner owners shop staff
        store support team
        """)

    private static func words(_ text: String) -> [String] {
        text.split(whereSeparator: \.isWhitespace).map(String.init)
    }
}
