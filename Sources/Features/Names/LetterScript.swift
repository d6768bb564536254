/// The scripts that a member's name may be written in, by their ISO 15924 codes.
enum LetterScript: String, CaseIterable, Sendable {
    case arabic = "Arab"
    case armenian = "Armn"
    case bengali = "Beng"
    case bopomofo = "Bopo"
    case cyrillic = "Cyrl"
    case devanagari = "Deva"
    case ethiopic = "Ethi"
    case georgian = "Geor"
    case greek = "Grek"
    case gujarati = "Gujr"
    case gurmukhi = "Guru"
    case hangul = "Hang"
    case han = "Hani"
    case hebrew = "Hebr"
    case hiragana = "Hira"
    case katakana = "Kana"
    case khmer = "Khmr"
    case kannada = "Knda"
    case lao = "Laoo"
    case latin = "Latn"
    case malayalam = "Mlym"
    case myanmar = "Mymr"
    case oriya = "Orya"
    case sinhala = "Sinh"
    case tamil = "Taml"
    case telugu = "Telu"
    case thaana = "Thaa"
    case thai = "Thai"
    case tibetan = "Tibt"
    /// Han with bopomofo, as Chinese is written.
    case chinese = "Hanb"
    /// Han with both kana.
    case japanese = "Jpan"
    /// Hangul with Han.
    case korean = "Kore"
    /// ASCII digits: at home in every script.
    case common = "Zyyy"
    /// Accents: of the script of the letter before them.
    case inherited = "Zinh"
}

/// Some scripts: those that a letter, or a whole name, can belong to.
struct ScriptSet: OptionSet, Sendable {
    let rawValue: UInt64

    init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// The script, and the ways of writing that use it beside others (UTS 39 section 5.1).
    init(_ script: LetterScript) {
        switch script {
        case .common, .inherited: self = .any
        case .han: self = [Self.bit(.han), .eastAsian]
        case .hiragana, .katakana: self = [Self.bit(script), Self.bit(.japanese)]
        case .hangul: self = [Self.bit(.hangul), Self.bit(.korean)]
        case .bopomofo: self = [Self.bit(.bopomofo), Self.bit(.chinese)]
        default: self = Self.bit(script)
        }
    }

    /// Belongs to every script.
    static let any = ScriptSet(rawValue: .max)
    static let latin = bit(.latin)
    /// The ways of writing that commonly take in Latin letters (UTS 39 section 5.2, "highly restrictive").
    static let eastAsian: ScriptSet = [bit(.chinese), bit(.japanese), bit(.korean)]

    private static func bit(_ script: LetterScript) -> ScriptSet {
        ScriptSet(rawValue: 1 << UInt64(LetterScript.allCases.firstIndex(of: script) ?? 63))
    }
}
