import Testing

@testable import Features

@Suite struct RuleBookTests {
    private func rule(
        _ key: String, _ phrases: [String], _ effect: Rule.Effect = .hold, exceptBefore: [String] = [],
        in place: Rule.Place = .both, isForNewcomers: Bool = false, isForMinors: Bool = false
    ) -> Rule {
        Rule(
            key: key, name: "Rule \(key)", effect: effect, subject: .phrases(phrases), exceptBefore: exceptBefore,
            place: place, isForNewcomers: isForNewcomers, isForMinors: isForMinors,
            sentence: "A sentence about \(key).")
    }

    private func linkRule(_ key: String, _ domains: [String]) -> Rule {
        Rule(key: key, name: key, effect: .hold, subject: .domains(domains), sentence: "A sentence.")
    }

    private func text(
        _ text: String, title: String? = nil, hosts: [String] = [], isNewcomer: Bool = false, isMinor: Bool = false
    ) -> RuleText {
        RuleText(
            title: title, source: text, text: text, linkHosts: hosts, isNewcomer: isNewcomer, isMinor: isMinor)
    }

    private func found(_ rules: [Rule], _ text: RuleText) -> [String] {
        RuleBook(rules: rules).judge(text).map(\.found)
    }

    @Test func `without rules nothing is caught`() {
        #expect(RuleBook().judge(text("Anything at all", title: "A title", hosts: ["bit.ly"])) == [])
    }

    @Test func `a phrase is found whatever its case, accents and signs, and shown as it stands`() {
        let rules = [rule("a", ["cheap café"])]
        #expect(found(rules, text("A CHEAP CAFE here")) == ["CHEAP CAFE"])
        #expect(found(rules, text("cheap, *café*!")) == ["cheap, *café"])
        #expect(found(rules, text("ｃｈｅａｐ cafe\u{301}")) == ["ｃｈｅａｐ cafe\u{301}"])
        #expect(found(rules, text("ch\u{200B}eap ca\u{AD}fe")).count == 1)
    }

    @Test func `only whole words count`() {
        let rules = [rule("a", ["bass"])]
        for passed in ["bassoon", "contrabass", "bass5", "b ass", "ba ss"] { #expect(found(rules, text(passed)) == []) }
        for caught in ["bass", "(bass)", "bass-player", "a bass.", "bass's"] {
            #expect(found(rules, text(caught)) == ["bass"], "\(caught)")
        }
    }

    @Test func `scripts without blanks have words of one sign`() {
        #expect(found([rule("a", ["吉他"])], text("我有一把吉他。")) == ["吉他"])
    }

    @Test func `phrases that begin alike are all found`() {
        let rules = [rule("a", ["online casino bonus"]), rule("b", ["online casino"]), rule("c", ["casino bonus"])]
        #expect(
            found(rules, text("an online casino bonus")) == ["online casino bonus", "online casino", "casino bonus"])
        #expect(found(rules, text("an online casino, then nothing")) == ["online casino"])
        #expect(found(rules, text("online online casino")) == ["online casino"])
    }

    @Test func `a phrase does not count right before a word that makes something else of it`() {
        let rules = [rule("a", ["i'm 10", "im ten"], exceptBefore: ["Minutes", "café"]), rule("b", ["i'm 10"])]
        let keys = { (said: String) in RuleBook(rules: rules).judge(text(said)).map(\.rule) }
        #expect(keys("I'm 10 minutes away") == ["b"])
        #expect(keys("I'm 10-minutes away, im ten cafe") == ["b"])
        for caught in ["I'm 10", "I'm 10, minutes away", "I'm 10. Minutes!", "I'm 10 minute", "I'm 10 or minutes"] {
            #expect(keys(caught) == ["a", "b"], "\(caught)")
        }
        #expect(keys("I'm 10 minutes away, and I'm 10 minutes late, and I'm 10") == ["a", "b"])
    }

    @Test func `a rule looks where it is told to`() {
        let rules = [rule("t", ["help"], in: .title), rule("x", ["help"], in: .text), rule("b", ["help"])]
        let keys = { (text: RuleText) in RuleBook(rules: rules).judge(text).map(\.rule) }
        #expect(keys(text("nothing", title: "Help")) == ["t", "b"])
        #expect(keys(text("help", title: "Nothing")) == ["x", "b"])
        #expect(keys(text("help")) == ["x", "b"])
    }

    @Test func `a rule for newcomers ends with their time`() {
        let rules = [rule("n", ["telegram"], isForNewcomers: true)]
        #expect(found(rules, text("telegram", isNewcomer: true)) == ["telegram"])
        #expect(found(rules, text("telegram", isNewcomer: false)) == [])
    }

    @Test func `a rule for minors judges nobody else`() {
        let rules = [rule("m", ["my insta"], isForMinors: true)]
        #expect(found(rules, text("My Insta", isMinor: true)) == ["My Insta"])
        #expect(found(rules, text("My Insta", isMinor: false)) == [])
        let both = [rule("b", ["my insta"], isForNewcomers: true, isForMinors: true)]
        #expect(found(both, text("my insta", isNewcomer: true, isMinor: true)) == ["my insta"])
        #expect(found(both, text("my insta", isNewcomer: false, isMinor: true)) == [])
        #expect(found(both, text("my insta", isNewcomer: true, isMinor: false)) == [])
    }

    @Test func `the gravest comes first, and each rule once`() {
        let rules = [
            rule("w", ["one"], .warn), rule("h", ["one", "two"], .hold), rule("r", ["three"], .refuse),
        ]
        let matches = RuleBook(rules: rules).judge(text("one two three one two three"))
        #expect(matches.map(\.rule) == ["r", "h", "w"])
        #expect(
            matches.first
                == RuleMatch(
                    rule: "r", name: "Rule r", effect: .refuse, sentence: "A sentence about r.", found: "three"))
    }

    @Test func `a domain stands for all below it and for nothing beside it`() {
        let rules = [linkRule("a", ["bit.ly"])]
        for host in ["bit.ly", "www.bit.ly", "BIT.LY", "bit.ly.", "a.b.c.bit.ly"] {
            #expect(found(rules, text("", hosts: [host])).count == 1, "\(host)")
        }
        for host in ["rabbit.ly", "bit.ly.example.org", "ly", "", "bit", ".", "..."] {
            #expect(found(rules, text("", hosts: [host])) == [], "\(host)")
        }
    }

    @Test func `a thousand rules cost no more than one`() {
        let rules = (0..<RuleBook.maximumRules).map { rule("r\($0)", ["a a a a a a a a \($0)", "word\($0)", "a"]) }
        let book = RuleBook(rules: rules)
        let long = text(String(repeating: "a ", count: 32_768))
        var matches: [RuleMatch] = []
        let time = ContinuousClock().measure { matches = book.judge(long) }
        #expect(matches.count == 20)
        // Milliseconds; a look at each rule for each word would take minutes.
        #expect(time < .seconds(20))
    }

    @Test func `a phrase has words, and not too many`() {
        #expect(RuleBook.isPhrase("one"))
        #expect(RuleBook.isPhrase(String(repeating: "one ", count: RuleBook.maximumPhraseWords)))
        #expect(!RuleBook.isPhrase(String(repeating: "one ", count: RuleBook.maximumPhraseWords + 1)))
        #expect(!RuleBook.isPhrase(""))
        #expect(!RuleBook.isPhrase("!?"))
        #expect(!RuleBook.isPhrase(String(repeating: "x", count: 500)))
        #expect(RuleBook.isWord("minutes"))
        for none in ["", "!", "two words", "e-mail"] { #expect(!RuleBook.isWord(none), "\(none)") }
    }

    @Test func `rules can be replaced while they are in use`() {
        let keeper = RuleKeeper()
        #expect(keeper.current.rules.isEmpty)
        keeper.replace(RuleBook(rules: [rule("a", ["x"])]))
        #expect(keeper.current.rules.map(\.key) == ["a"])
    }
}
