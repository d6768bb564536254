/// Names that would read as if the community, its staff or its machines spoke.
struct ReservedNames: Sendable {
    private let whole: Set<String>
    private let parts: Set<String>

    /// Reserves `also` beside our own list.
    init(also: [String]) {
        whole = Set((Self.wholeNames + Self.partNames + also).map(Self.key)).subtracting([""])
        parts = Set(Self.partNames.map(Self.key))
    }

    /// True for a reserved name however it is dressed up, and for one that holds a word like `admin` between its signs.
    func contains(_ name: String) -> Bool {
        if Self.keys(name).contains(where: whole.contains) { return true }
        return name.split { "-_.".contains($0) }.contains { Self.keys($0).contains(where: parts.contains) }
    }

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
        mod mods news nickserv nobody noc no-reply none null officer officers operator operserv owner parent parents
        police postmaster privacy root sales security server service somebody sysop system team undefined unknown
        usenet user users uucp webmaster www
        """)

    /// Reserved as a whole and as a part between signs.
    private static let partNames = words(
        "admin admins administrator administrators moderator moderators official staff support")

    private static func words(_ text: String) -> [String] {
        text.split(whereSeparator: \.isWhitespace).map(String.init)
    }
}
