import Testing

@testable import Features

@Suite struct MemberNameTests {
    private let rules = MemberNameRules(alsoReserved: ["Fingerboard Forum"])

    private func name(_ typed: String) throws(MemberNameError) -> String {
        try rules.name(typed: typed, mayBeReserved: false).text
    }

    @Test(arguments: [
        "ada", "Ada_Lovelace", "j.s-bach", "Zoë", "Łukasz", "Đặng", "Ιωάννης", "Вова", "משה123", "علي٣", "たかし", "タロー君",
        "山田taro", "김민수lee", "राजेश", "สมชาย", "ბექა", "Արամ", "ab1", "2fast", "x-1_y.z", "Straße", "twelve_bar_blues_88",
        "மதிஅழகு", "Nguyễn",
    ])
    func `a name that people bear is taken as it is`(_ typed: String) throws {
        #expect(try name(typed) == typed)
    }

    @Test func `a name has one form however it was typed`() throws {
        #expect(try Array(name("  Zoe\u{308} ").utf8) == Array("Zo\u{EB}".utf8))
        #expect(try name("ＡＤＡ１") == "ADA1")
        #expect(try name("ﬁddler") == "fiddler")
    }

    @Test(
        arguments: [
            ("", .empty), (" \t ", .empty),
            ("ab", .length(allowed: 3...20)), ("a\u{301}b\u{323}", .length(allowed: 3...20)),
            ("abcdefghijklmnopqrstu", .length(allowed: 3...20)),
            ("ada\u{200B}lovelace", .invisible), ("ada\u{202E}", .invisible), ("ad\u{0}a", .invisible),
            ("a\u{34F}da", .invisible), ("ada\n.bcc", .invisible), ("ad\u{E0061}a", .invisible),
            ("a\u{AD}da", .invisible),
            ("ada\u{3164}", .invisible), ("da\u{200D}da", .invisible),
            ("ada lovelace", .notAllowed(" ")), ("ada@home", .notAllowed("@")), ("ada/..", .notAllowed("/")),
            ("<ada>", .notAllowed("<")), ("ada😀", .notAllowed("😀")), ("ad\u{FFFD}a", .notAllowed("\u{FFFD}")),
            ("ᚠᚢᚦ", .notAllowed("ᚠ")), ("adaǃ", .notAllowed("ǃ")), ("a\u{336}da", .notAllowed("\u{336}")),
            (".ada", .misplacedSign), ("ada-", .misplacedSign), ("a..b", .misplacedSign), ("___", .misplacedSign),
            ("\u{301}ada", .misplacedMark), ("ada-\u{301}b", .misplacedMark), ("1\u{301}23a", .misplacedMark),
            ("x\u{323}\u{324}\u{325}\u{326}yz", .misplacedMark), ("\u{301}\u{301}\u{301}", .misplacedMark),
            ("аdmin1", .mixedScripts), ("Вовa", .mixedScripts), ("αlpha", .mixedScripts), ("ひら김김", .mixedScripts),
            ("山田вова", .mixedScripts),
            ("علي٣۴", .mixedDigits), ("ali1٣", .mixedScripts), ("राज1२", .mixedDigits),
            ("123", .noLetter), ("1.2.3", .noLetter),
            ("admin", .reserved),
        ] as [(String, MemberNameError)])
    func `a name that is none is refused and the reason named`(_ typed: String, _ error: MemberNameError) {
        #expect(throws: error) { try name(typed) }
    }

    @Test func `a name without end is refused at once`() {
        #expect(throws: MemberNameError.length(allowed: 3...20)) {
            try name(String(repeating: "a\u{301}", count: 400_000))
        }
    }

    @Test(arguments: [
        "Admin", "ADMIN", "adm1n", "AdmIn", "admln", "ad.min", "a-d-m-i-n", "admin42", "4dmin", "Ädmin", "root",
        "R00T", "postmaster", "abuse", "bandstand", "Guest", "guest_7", "system", "5ystem", "supp0rt", "SUPPORT-team",
        "official_bach", "the.moderator", "rnoderator", "fingerboard-forum", "FingerboardForum", "mailer_daemon",
        "root1", "the-team", "forum_owner", "founder.ada", "guitar-shop", "my_store", "T3am",
        "fingerboard-forum_x", "o.FingerboardForum",
    ])
    func `a reserved name is refused however it is dressed up`(_ typed: String) {
        let error = #expect(throws: MemberNameError.self) { try name(typed) }
        #expect(error == .reserved || error == .mixedScripts)
    }

    @Test(arguments: [
        "root_beer", "adminton", "modest", "teamwork", "guesthouse", "badminton", "supporter", "Ali", "Neil",
        "shopping_ada",
        "restore", "finger_board", "forum_ada",
    ])
    func `a name that only begins like a reserved one is taken`(_ typed: String) throws {
        #expect(try name(typed) == typed)
    }

    @Test(arguments: [
        "www.ada", "WWW.ada.x", "ada.com", "bass.c0m", "wren.lark.org", "ada.de", "Ada.CO", "guitars.xyz",
    ])
    func `a name that reads as a web address is refused`(_ typed: String) {
        #expect(throws: MemberNameError.webAddress) { try name(typed) }
    }

    @Test(arguments: ["maren.holt", "j.s-bach", "ada.lovelace", "anna.smith", "de.ada", "wwwww", "www_ada"])
    func `a name with a dot in it is none`(_ typed: String) throws {
        #expect(try name(typed) == typed)
    }

    @Test func `who is made a member by the owner may be called admin`() throws {
        #expect(try rules.name(typed: "admin", mayBeReserved: true).text == "admin")
    }
}
