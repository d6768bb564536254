/// Time zones by name, as old programs wrote them (RFC 5322 4.3 and the names seen in archives).
enum ZoneName {
    /// Minutes east of UTC; nil for a name that is unknown or means several zones.
    static func minutesEast(of name: Bytes) -> Int? {
        guard name.count <= 5 else { return nil }
        let key = String(decoding: name.map { $0.isLetter ? $0 & 0xDF : $0 }, as: UTF8.self)
        return switch key {
        case "Z", "UT", "UTC", "GMT", "WET": 0
        case "BST", "WEST", "CET", "MET", "MEZ": 60
        case "CEST", "MEST", "MESZ", "EET": 120
        case "EEST", "MSK": 180
        case "MSD": 240
        case "HKT", "SGT", "AWST": 480
        case "JST", "KST": 540
        case "ACST": 570
        case "AEST": 600
        case "AEDT": 660
        case "NZST": 720
        case "NZDT": 780
        case "NDT": -150
        case "ADT": -180
        case "NST": -210
        case "EDT", "AST": -240
        case "EST", "CDT": -300
        case "CST", "MDT": -360
        case "MST", "PDT": -420
        case "PST", "AKDT": -480
        case "AKST": -540
        case "HST": -600
        default: nil
        }
    }
}
