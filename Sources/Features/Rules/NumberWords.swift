/// Words for numbers in the languages of those who write here, without accents and in small letters.
enum NumberWords {
    /// The digits that a word stands for: of one number, or of several without a blank (`zerosevenseven`).
    static func digits(of word: String) -> String? {
        if let digits = table[word] { return digits }
        let count = word.utf8.count
        if count <= mostZeros, word.utf8.allSatisfy({ $0 == UInt8(ascii: "o") }) {
            return String(repeating: "0", count: count)
        }
        guard joinedLetters.contains(count) else { return nil }
        return turned(word) ?? joined(word)
    }

    /// The digits of one number.
    static func digits(ofNumber word: String) -> String? { table[word] }

    /// How often the digit behind `double` and the like is said.
    static func times(_ word: String) -> Int? { repeats[word] }

    /// It stands between two digits and says nothing.
    static func isFiller(_ word: String) -> Bool { fillers.contains(word) }

    /// `o`, `oo`: letters for zeros.
    private static let mostZeros = 3
    private static let joinedLetters = 6...100

    // MARK: Words of several numbers

    /// `vierundzwanzig`, `vierentwintig`: the ones stand first.
    private static func turned(_ word: String) -> String? {
        guard word.hasSuffix("ig") else { return nil }
        for (ten, digits) in tens where word.hasSuffix(ten) {
            let rest = word.dropLast(ten.count)
            for joiner in ["und", "en"] where rest.hasSuffix(joiner) {
                guard let ones = table[String(rest.dropLast(joiner.count))], ones.utf8.count == 1 else { continue }
                return "\(digits.prefix(1))\(ones)"
            }
        }
        return nil
    }

    /// The digits of a word that is nothing but numbers.
    private static func joined(_ word: String) -> String? {
        var (rest, digits, times) = (word[...], "", 1)
        while !rest.isEmpty {
            guard let part = part(beginning: rest) else { return nil }
            rest = rest.dropFirst(part.count)
            if let again = repeats[part] {
                times = again
            } else if let said = table[part] {
                digits += said.utf8.count == 1 ? String(repeating: said, count: times) : said
                times = 1
            }
        }
        return digits.isEmpty ? nil : digits
    }

    /// The longest word for a number that a text begins with; of two letters `oh` alone.
    private static func part(beginning text: Substring) -> String? {
        for length in stride(from: min(longest, text.count), to: 1, by: -1) {
            let part = String(text.prefix(length))
            if repeats[part] != nil || (length > 2 || part == "oh") && table[part] != nil { return part }
        }
        return nil
    }

    // MARK: Tables

    private static let table = read(
        """
        0 zero oh o nought naught nil null cero nul
        1 one eins ein eine uno une un een wun
        2 two zwei zwo deux dos due twee too
        3 three drei trois tres tre drie
        4 four vier quatre cuatro quattro
        5 five funf fuenf cinq cinco cinque vijf
        6 six sechs seis sei zes
        7 seven sieben sept siete sette zeven
        8 eight acht huit ocho otto
        9 nine neun neuf nueve nove negen niner
        10 ten zehn dix diez dieci tien
        11 eleven elf onze undici
        12 twelve zwolf zwoelf douze doce dodici twaalf
        13 thirteen dreizehn treize trece tredici dertien
        14 fourteen vierzehn quatorze catorce quattordici veertien
        15 fifteen funfzehn fuenfzehn quinze quince quindici vijftien
        16 sixteen sechzehn seize dieciseis sedici zestien
        17 seventeen siebzehn diecisiete diciassette zeventien
        18 eighteen achtzehn dieciocho diciotto achttien
        19 nineteen neunzehn diecinueve diciannove negentien
        20 twenty zwanzig vingt vingts veinte venti twintig
        30 thirty dreissig dreißig trente treinta trenta dertig
        40 forty fourty vierzig quarante cuarenta quaranta veertig
        50 fifty funfzig fuenfzig cinquante cincuenta cinquanta vijftig
        60 sixty sechzig soixante sesenta sessanta zestig
        70 seventy siebzig septante setenta settanta zeventig
        80 eighty achtzig huitante ochenta ottanta tachtig
        90 ninety neunzig nonante noventa novanta negentig
        00 hundred hundert cent cien cento honderd
        """)
    private static let repeats = read(
        """
        2 double doppel doppelt doble doppio dubbel
        3 triple treble dreifach triplo
        """
    ).compactMapValues { Int($0) }
    private static let fillers: Set<String> = [
        "and", "then", "dash", "hyphen", "minus", "dot", "point", "space", "plus", "slash", "comma", "und", "dann",
        "bindestrich", "strich", "punkt", "et", "puis", "tiret", "y", "luego", "guion", "e", "poi", "en", "dan",
        "streepje", "next",
    ]

    private static let tens = table.filter { $0.value.hasSuffix("0") && $0.value >= "20" }
    private static let longest = max(table.keys.map(\.count).max() ?? 0, repeats.keys.map(\.count).max() ?? 0)

    /// Each line: digits, then the words for them.
    private static func read(_ text: String) -> [String: String] {
        var table: [String: String] = [:]
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            for word in words.dropFirst() { table[word] = words[0] }
        }
        return table
    }
}
