/// The line before each message of a mailbox: `From `, a sender in any form, and a date as asctime has it (RFC 4155).
struct FromLine {
    /// A From_ line longer than this is a line of text.
    static let longest = 1_000

    /// Milliseconds since 1970 UTC, if the date is one.
    let date: Int64?

    /// Nil when the line does not end as a From_ line does, as "From here on, turn left" does not.
    init?(_ line: Bytes) {
        guard line.count <= Self.longest, line.has("From ", at: line.startIndex) else { return nil }
        let words = line.split(whereSeparator: \.isWhite)
        guard let weekday = words.indices.first(where: { Self.isDate(words[$0...]) }) else { return nil }
        date = MessageDate.parse(line[words[weekday].startIndex...])
    }

    /// Weekday, month, day and time, as in `Fri Jun  1 00:04:24 2007`.
    private static func isDate(_ words: ArraySlice<Bytes>) -> Bool {
        guard words.count >= 5 else { return false }
        let start = words.startIndex
        let (day, time) = (words[start + 2], words[start + 3])
        return isName(words[start], of: CivilDate.dayNames) && isName(words[start + 1], of: CivilDate.monthNames)
            && day.count <= 2 && day.allSatisfy(\.isDigit) && time.count >= 4 && time[time.startIndex].isDigit
            && time.contains(UInt8(ascii: ":")) && words.dropFirst(4).prefix(3).contains(where: isYear)
    }

    private static func isName(_ word: Bytes, of names: [String]) -> Bool {
        word.count == 3 && names.contains { word.elementsEqual($0.utf8) }
    }

    private static func isYear(_ word: Bytes) -> Bool {
        word.count == 4 && word.allSatisfy(\.isDigit)
    }
}
