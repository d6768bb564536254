/// A line of a text as the detectors of personal information read it.
struct PersonalLine {
    /// As it was written.
    private let original: [Unicode.Scalar]
    /// The same length: wide letters, dashes and blanks of all kinds as plain ones, addresses on the web as blanks.
    let scalars: [Unicode.Scalar]
    /// Its numbers, in groups.
    let runs: [NumberRun]

    /// Nil when nothing in the line can be personal information: most lines are.
    init?(_ line: Substring.UnicodeScalarView) {
        var mayHold = false
        for scalar in line where scalar == "@" || scalar == "＠" || Self.isDigit(Self.plain(scalar)) {
            mayHold = true
            break
        }
        guard mayHold || Self.saysAt(line) else { return nil }
        original = Array(line.last == "\r" ? line.dropLast() : line)
        scalars = Self.withoutAddresses(original.map(Self.plain))
        runs = NumberRun.runs(in: scalars)
    }

    /// An address may be spelled out: `name (at) host (dot) org`.
    private static func saysAt(_ line: Substring.UnicodeScalarView) -> Bool {
        var last: Unicode.Scalar = " "
        var before: Unicode.Scalar = " "
        for scalar in line {
            if scalar == "t" || scalar == "T", last == "a" || last == "A", !isLetter(before) { return true }
            (before, last) = (last, scalar)
        }
        return false
    }

    // MARK: Letters

    static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII
            ? ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
            : scalar.properties.isAlphabetic
    }

    static func isCapital(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? ("A"..."Z").contains(scalar) : scalar.properties.isUppercase
    }

    static func isWordPart(_ scalar: Unicode.Scalar) -> Bool { isDigit(scalar) || isLetter(scalar) || scalar == "_" }

    private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        if scalar.isASCII { return scalar == "\t" ? " " : scalar }
        switch scalar.value {
        case 0xFF01...0xFF5E: return Unicode.Scalar(scalar.value - 0xFF01 + 0x21) ?? scalar
        case 0x2010...0x2015, 0x2212: return "-"
        case 0x00A0, 0x2000...0x200A, 0x202F, 0x3000: return " "
        case 0x2018, 0x2019: return "'"
        default: return scalar
        }
    }

    /// Numbers in addresses on the web are articles and orders.
    private static func withoutAddresses(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var result = scalars
        var index = 0
        while index < scalars.count {
            let begins = has("://", in: scalars, at: index) || has("www.", in: scalars, at: index)
            if begins {
                while index < scalars.count, !endsAddress.contains(scalars[index]) {
                    result[index] = "\u{FFFD}"
                    index += 1
                }
            } else {
                index += 1
            }
        }
        return result
    }

    private static let endsAddress: Set<Unicode.Scalar> = [" ", ">", ")", "\"", "<", "]", "|"]

    private static func has(_ word: String, in scalars: [Unicode.Scalar], at index: Int) -> Bool {
        guard scalars[index] == word.unicodeScalars.first else { return false }
        return scalars[index...].prefix(word.unicodeScalars.count).elementsEqual(word.unicodeScalars)
    }

    // MARK: Surroundings

    /// How far is looked around a number for words that tell what it is.
    private static let reach = 60

    /// Up to `count` words before a place, the nearest first, folded.
    func words(before place: Int, _ count: Int) -> [String] {
        var words: [String] = []
        var index = place
        let end = max(0, place - Self.reach)
        while index > end, words.count < count {
            index -= 1
            guard Self.isLetter(scalars[index]) else { continue }
            let last = index + 1
            while index > end, Self.isLetter(scalars[index - 1]) { index -= 1 }
            words.append(Self.folded(scalars[index..<last]))
        }
        return words
    }

    /// The word right after a place, folded; empty when there is none.
    func word(after place: Int) -> String {
        var index = place
        while index < scalars.count, scalars[index] == " " { index += 1 }
        let start = index
        while index < scalars.count, index - start < Self.reach, Self.isLetter(scalars[index]) { index += 1 }
        return Self.folded(scalars[start..<index])
    }

    static func folded(_ word: some Collection<Unicode.Scalar>) -> String {
        let text = String(String.UnicodeScalarView(word))
        return word.allSatisfy(\.isASCII) ? text.lowercased() : Fold.name(text)
    }

    // MARK: Findings

    /// What is shown of a line on either side of what was found.
    private static let shownAround = 80

    /// What stands in a range, as it was written.
    func text(_ range: Range<Int>) -> String {
        String(String.UnicodeScalarView(original[range]))
    }

    /// The line with words in the place of what was found, in order.
    func replaced(_ found: [(PersonalKind, Range<Int>)]) -> String {
        var text = String.UnicodeScalarView()
        var place = 0
        for (kind, range) in found where range.upperBound > place {
            if range.lowerBound >= place {
                text.append(contentsOf: original[place..<range.lowerBound])
                text.append(contentsOf: kind.removed.unicodeScalars)
            }
            place = range.upperBound
            if place < original.count, Self.makesLink.contains(original[place]) { text.append(" ") }
        }
        text.append(contentsOf: original[place...])
        return String(text)
    }

    /// What makes a link of words in brackets when it stands right behind them.
    private static let makesLink: Set<Unicode.Scalar> = ["(", "[", ":"]

    func finding(_ kind: PersonalKind, _ range: Range<Int>, line: Int) -> PersonalFinding {
        let start = max(0, range.lowerBound - Self.shownAround)
        let end = min(original.count, range.upperBound + Self.shownAround)
        return PersonalFinding(
            kind: kind, line: line, lineText: String(String.UnicodeScalarView(original[start..<end])),
            range: range.lowerBound - start..<range.upperBound - start)
    }
}
