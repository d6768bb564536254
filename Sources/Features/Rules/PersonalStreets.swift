/// Street addresses: a house's number and a street, as they are written in English, German, Dutch, French, Spanish and
/// Italian; British postcodes; post office boxes.
enum PersonalStreets {
    static func ranges(in line: PersonalLine) -> [Range<Int>] {
        guard line.scalars.contains(where: PersonalLine.isDigit) else { return [] }
        let words = StreetWord.words(of: line)
        var ranges: [Range<Int>] = []
        var index = 0
        while index < words.count {
            let end = end(of: words, from: index, line)
            if end > index { ranges.append(words[index].range.lowerBound..<words[end - 1].range.upperBound) }
            index = max(index + 1, end)
        }
        return ranges
    }

    /// Behind the last word of an address that begins with a word; 0 when none does.
    private static func end(of words: [StreetWord], from start: Int, _ line: PersonalLine) -> Int {
        let first = words[start]
        if first.isHouseNumber, !isGlued(first, line) {
            let end = EnglishStreet(words: words, start: start, line: line).end
            return end > 0 ? end : frenchEnd(words, start)
        }
        guard first.isName else { return postcodeEnd(words, start) }
        let isCapital = first.isCapital
        guard isCapital || firstLetters.contains(first.first) else { return 0 }
        let folded = first.folded
        if isCapital {
            let end = suffixedEnd(words, start, folded)
            if end > 0 { return end }
        }
        if named.contains(folded) { return namedEnd(words, start) }
        return boxes.contains(folded) ? boxEnd(words, start) : 0
    }

    /// What streets are called before their names, and boxes before their numbers; known in small letters too.
    private static let named: Set<String> = ["calle", "avenida", "carrer", "piazza", "viale", "corso", "rua"]
    private static let boxes: Set<String> = ["po", "p", "postfach"]
    private static let firstLetters = Set("cavpr".unicodeScalars)

    /// A part of something else: 1/4, #12, $5, 10-46, 2.5.
    private static func isGlued(_ word: StreetWord, _ line: PersonalLine) -> Bool {
        let start = word.range.lowerBound
        guard start > 0 else { return false }
        let last = line.scalars[start - 1]
        return "#$€£@+=\u{FFFD}".unicodeScalars.contains(last)
            || "-./,:".unicodeScalars.contains(last) && start > 1 && PersonalLine.isWordPart(line.scalars[start - 2])
                && !(last == "-" && PersonalLine.isDigit(line.scalars[start - 2]))
    }

    // MARK: Other languages

    private static let frenchKinds: Set<String> = [
        "rue", "avenue", "boulevard", "bd", "chemin", "impasse", "quai", "allee", "route",
    ]

    /// `12 rue de la Paix`, `5 bis, avenue Victor Hugo`.
    private static func frenchEnd(_ words: [StreetWord], _ start: Int) -> Int {
        var index = start + 1
        if index < words.count, ["bis", "ter"].contains(words[index].folded) { index += 1 }
        guard index + 1 < words.count, frenchKinds.contains(words[index].folded),
            [" ", ", ", ","].contains(words[index - 1].gap),
            !words[index].isCapital || words[index].folded == "rue"
        else { return 0 }
        index += 1
        for place in index..<min(index + 4, words.count) {
            guard words[place - 1].gap == " ", words[place].isName else { return 0 }
            if words[place].isCapital { return place + 1 }
            guard articles.contains(words[place].folded) else { return 0 }
        }
        return 0
    }

    private static let articles: Set<String> = [
        "de", "la", "le", "les", "des", "du", "d", "del", "los", "las", "el", "l",
    ]

    private static let suffixes = [
        "strasse", "straße", "str", "gasse", "allee", "weg", "platz", "chaussee", "damm", "straat", "laan", "gracht",
    ]
    /// Those that stand apart from the name too.
    private static let apart: Set<String> = ["strasse", "straße", "str", "weg", "platz", "allee", "gasse"]
    /// Words that end like streets and are none.
    private static let noStreets: Set<String> = [
        "sitzplatz", "stellplatz", "arbeitsplatz", "parkplatz", "speicherplatz", "startplatz", "stehplatz", "heimweg",
        "schlafplatz", "steckplatz", "umweg", "unterweg", "signalweg", "signalweges", "halbweg", "ausweg", "federweg",
        "tabellenplatz", "listenplatz", "mittelweg", "sackgasse", "keinesweg", "tastenweg", "studienplatz",
        "spielplatz",
    ]

    /// `Hauptstraße 12`, `Lange Str. 5`, `Kerkstraat 7b`.
    private static func suffixedEnd(_ words: [StreetWord], _ start: Int, _ folded: String) -> Int {
        if !noStreets.contains(folded), suffixes.contains(where: { isSuffix($0, of: folded) }) {
            return numberEnd(words, behind: start)
        }
        let next = start + 1
        guard next < words.count, words[next].isCapital, folded.utf8.count >= 4, words[start].gap == " ",
            words[next].range.count <= 7, apart.contains(words[next].folded)
        else { return 0 }
        return numberEnd(words, behind: next)
    }

    /// With three letters before it at least.
    private static func isSuffix(_ suffix: String, of word: String) -> Bool {
        word.utf8.count >= suffix.utf8.count + 3 && word.utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
    }

    /// `Calle Mayor 12`, `Calle de Alcalá, 45`, `Piazza Garibaldi 3`.
    private static func namedEnd(_ words: [StreetWord], _ start: Int) -> Int {
        var hasName = false
        for place in start + 1..<max(start + 1, min(start + 6, words.count)) {
            guard words[place].isName, words[place - 1].gap == " " else { return 0 }
            hasName = hasName || words[place].isCapital
            guard words[place].isCapital || articles.contains(words[place].folded) else { return 0 }
            let end = hasName ? numberEnd(words, behind: place) : 0
            if end > 0 { return end }
        }
        return 0
    }

    /// Behind the house's number that follows a word; 0 when none does.
    private static func numberEnd(_ words: [StreetWord], behind place: Int) -> Int {
        let next = place + 1
        guard next < words.count, [" ", ". ", ".", ", ", " n ", " nr "].contains(words[place].gap),
            words[next].isHouseNumber, words[next].text.utf8.count <= 5, !words[next].isYear
        else { return 0 }
        if words[next].gap.hasPrefix("."), words[next].gap != ". ", !words[next].isLast { return 0 }
        if next + 1 < words.count, words[next].gap == " ", PersonalWords.isUnit(words[next + 1].folded) { return 0 }
        return next + 1
    }

    // MARK: Boxes and postcodes

    /// `PO Box 123`, `P.O. Box 123`, `Postfach 1234`.
    private static func boxEnd(_ words: [StreetWord], _ start: Int) -> Int {
        let folded = words[start...].prefix(4).map(\.folded)
        let length: Int
        if folded.starts(with: ["po", "box"]) {
            length = 2
        } else if folded.starts(with: ["p", "o", "box"]) {
            length = 3
        } else if folded.first == "postfach" {
            length = 1
        } else {
            return 0
        }
        let number = start + length
        guard number < words.count, (1...6).contains(words[number].text.utf8.count), Int(words[number].text) != nil
        else {
            return 0
        }
        return number + 1
    }

    /// `SW1A 1AA`: about fifteen houses in Britain.
    private static func postcodeEnd(_ words: [StreetWord], _ start: Int) -> Int {
        guard start + 1 < words.count, words[start].gap == " ", isOutward(words[start].text),
            isInward(words[start + 1].text)
        else { return 0 }
        return start + 2
    }

    /// Its first half: an area that there is, and a district.
    private static func isOutward(_ text: String) -> Bool {
        let area = text.unicodeScalars.prefix(while: PersonalLine.isCapital)
        let district = text.unicodeScalars.dropFirst(area.count)
        guard (1...2).contains(area.count), (1...2).contains(district.count), let first = district.first,
            PersonalLine.isDigit(first),
            district.dropFirst().allSatisfy({ PersonalLine.isDigit($0) || PersonalLine.isCapital($0) })
        else { return false }
        return areas.contains(String(String.UnicodeScalarView(area)))
    }

    /// Its second half: a digit and two letters.
    private static func isInward(_ text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        return scalars.count == 3 && PersonalLine.isDigit(scalars[0])
            && scalars[1...].allSatisfy { PersonalLine.isCapital($0) && !"CIKMOV".unicodeScalars.contains($0) }
    }

    private static let areas = Set(
        """
        AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY \
        G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR \
        NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA \
        WC WD WF WN WR WS WV YO ZE
        """.split(separator: " ").map(String.init))
}
