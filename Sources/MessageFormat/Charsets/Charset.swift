/// How the bytes of a text are to be read (RFC 2046 4.1.2), as real mail means it rather than as it says.
enum Charset: Equatable {
    /// Nothing said, or US-ASCII: UTF-8 when valid, else windows-1252.
    case unspecified
    case utf8
    /// Also what is said to be ISO-8859-1: every program writes the quotes and dashes of windows-1252 under that name.
    case windows1252
    /// A charset of the C library.
    case other(ConverterName)
    /// A name that means nothing to us; read as `unspecified`.
    case unknown(String)

    /// The C library's name of a charset, and whether a text of ASCII bytes alone needs no conversion.
    struct ConverterName: Equatable {
        let name: String
        let keepsASCII: Bool
    }

    /// A name longer than this is no charset.
    private static let longestName = 64

    /// The charset a header names; nil means that none is named.
    init(named label: String?) {
        guard let label else {
            self = .unspecified
            return
        }
        let name = String(label.lowercased().filter { $0 != " " && $0 != "\"" && $0 != "'" }.prefix(Self.longestName))
        switch name {
        case "", "us-ascii", "ascii", "ansi_x3.4-1968", "iso-ir-6", "646", "7bit", "8bit", "unknown", "unknown-8bit",
            "x-unknown", "x-user-defined", "binary", "default", "none", "us":
            self = .unspecified
        case "utf-8", "utf8", "unicode-1-1-utf-8", "x-utf-8", "utf8mb4", "utf-8-sig":
            self = .utf8
        case "iso-8859-1", "iso8859-1", "iso_8859-1", "iso88591", "iso-8859-1-i", "latin1", "latin-1", "l1", "cp819",
            "windows-1252", "cp1252", "cp-1252", "x-cp1252", "win-1252", "windows1252", "x-ansi", "ansi":
            self = .windows1252
        default:
            if let converter = Self.converter(for: name) {
                self = .other(converter)
            } else {
                self = .unknown(name.filter { $0.isASCII && !$0.isNewline && $0 >= " " })
            }
        }
    }

    private static func converter(for name: String) -> ConverterName? {
        switch name {
        case "iso-8859-15", "iso8859-15", "iso_8859-15", "latin9", "latin-9", "l9": superset("ISO-8859-15")
        case "koi8-r", "koi8r", "koi8", "koi": superset("KOI8-R")
        case "koi8-u", "koi8u", "koi8-ru": superset("KOI8-U")
        case "gb2312", "gb_2312-80", "gb-2312", "gb2312-80", "gbk", "cp936", "windows-936", "x-gbk", "euc-cn",
            "gb18030",
            "chinese", "csgb2312", "iso-ir-58":
            superset("GB18030")
        case "big5", "big-5", "big5-hkscs", "cn-big5", "x-x-big5", "csbig5", "cp950": superset("BIG5-HKSCS")
        case "iso-2022-jp", "iso2022-jp", "csiso2022jp", "iso-2022-jp-1":
            ConverterName(
                name: "ISO-2022-JP-2", keepsASCII: false)
        case "iso-2022-kr": ConverterName(name: "ISO-2022-KR", keepsASCII: false)
        case "iso-2022-cn": ConverterName(name: "ISO-2022-CN", keepsASCII: false)
        case "shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "cp932", "windows-31j", "csshiftjis":
            superset(
                "CP932")
        case "euc-jp", "eucjp", "x-euc-jp", "x-euc": superset("EUC-JP")
        case "euc-kr", "euckr", "ks_c_5601-1987", "ks_c_5601-1989", "ks_c_5601", "ksc5601", "ksc_5601", "korean",
            "cp949",
            "windows-949", "uhc", "cseuckr":
            superset("CP949")
        case "euc-tw": superset("EUC-TW")
        case "utf-7", "utf7", "unicode-1-1-utf-7", "csunicode11utf7": ConverterName(name: "UTF-7", keepsASCII: false)
        case "utf-16", "utf16", "utf-16le", "utf-16be", "utf-32", "utf-32le", "utf-32be":
            ConverterName(
                name: name == "utf16" ? "UTF-16" : name.uppercased(), keepsASCII: false)
        case "tis-620", "iso-8859-11", "windows-874": superset("CP874")
        case "macintosh", "mac", "x-mac-roman": superset("MACINTOSH")
        case "viscii": superset("VISCII")
        case "iso-8859-9", "latin5": superset("CP1254")
        case "iso-8859-8-i", "iso-8859-8-e", "logical": superset("ISO-8859-8")
        default: numbered(name)
        }
    }

    /// The families whose members differ by a number: ISO 8859, the Windows and the DOS code pages.
    private static func numbered(_ name: String) -> ConverterName? {
        for prefix in ["iso-8859-", "iso8859-", "iso_8859-"] where name.hasPrefix(prefix) {
            guard let part = Int(name.dropFirst(prefix.count)), (2...16).contains(part), part != 12 else { return nil }
            return superset("ISO-8859-\(part)")
        }
        for prefix in ["windows-", "cp", "ibm", "x-cp"] where name.hasPrefix(prefix) {
            guard let page = Int(name.dropFirst(prefix.count)) else { return nil }
            return (1250...1258).contains(page) || [437, 850, 852, 855, 857, 858, 862, 865, 866].contains(page)
                ? superset("CP\(page)") : nil
        }
        return nil
    }

    private static func superset(_ name: String) -> ConverterName {
        ConverterName(name: name, keepsASCII: true)
    }
}
