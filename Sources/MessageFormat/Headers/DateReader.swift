/// Takes the words of a date one after another, in whatever order programs write them.
struct DateReader {
    private var date = CivilDate()
    private var hasDay = false
    private var hasYear = false
    private var hasTime = false
    private var hasZone = false
    private var isMorning: Bool?

    /// A zone farther from UTC than this many minutes is a mistake; UTC is taken then, as RFC 5322 4.3 advises.
    private static let farthestZone = 24 * 60

    /// The moment; nil unless day, month and year were seen.
    var milliseconds: Int64? {
        guard hasDay, hasYear, date.month > 0 else { return nil }
        var date = date
        if let isMorning, (1...12).contains(date.hour) { date.hour = date.hour % 12 + (isMorning ? 0 : 12) }
        return date.milliseconds
    }

    mutating func take(_ word: Bytes) {
        guard let first = word.first else { return }
        if first.isDigit {
            takeDigits(word)
        } else if first == UInt8(ascii: "+") || first == UInt8(ascii: "-") {
            takeOffset(word)
        } else if first.isLetter {
            takeName(word)
        }
    }

    private mutating func takeDigits(_ word: Bytes) {
        if let colon = word.index(of: UInt8(ascii: ":"), from: word.startIndex) {
            if let t = word[..<colon].firstIndex(where: { $0 == UInt8(ascii: "T") || $0 == UInt8(ascii: "t") }) {
                takeDashed(word[..<t])
                takeTime(word[(t + 1)...])
            } else {
                takeTime(word)
            }
        } else if word.contains(where: { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/") }) {
            takeDashed(word)
        } else if let number = Self.number(word) {
            takeNumber(number, digits: word.count)
        }
    }

    /// `2007-06-01` or `01-Jun-2007`.
    private mutating func takeDashed(_ word: Bytes) {
        let pieces = word.split { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/") }
        guard pieces.count == 3, !hasDay else { return }
        if pieces[0].count == 4, let year = Self.number(pieces[0]), let month = Self.number(pieces[1]),
            let day = Self.number(pieces[2])
        {
            (date.year, date.month, date.day) = (year, month, day)
            (hasDay, hasYear) = (true, true)
        } else {
            for piece in pieces { take(piece) }
        }
    }

    private mutating func takeNumber(_ number: Int, digits: Int) {
        if !hasDay, digits <= 2 {
            date.day = number
            hasDay = true
        } else if !hasYear, digits <= 4 {
            // Two and three digits as RFC 5322 4.3 reads them.
            date.year = digits == 2 ? number + (number < 50 ? 2000 : 1900) : digits == 3 ? number + 1900 : number
            hasYear = true
        }
    }

    /// `hh:mm`, `hh:mm:ss`, with or without fraction, perhaps with a zone attached.
    private mutating func takeTime(_ word: Bytes) {
        guard !hasTime else { return }
        var end = word.startIndex
        while end < word.endIndex, word[end].isDigit || word[end] == UInt8(ascii: ":") { end += 1 }
        let pieces = word[..<end].split(separator: UInt8(ascii: ":")).map { Self.number($0) ?? -1 }
        guard pieces.count >= 2 else { return }
        (date.hour, date.minute, date.second) = (pieces[0], pieces[1], pieces.count > 2 ? pieces[2] : 0)
        hasTime = true
        if end < word.endIndex, word[end] == UInt8(ascii: ".") {
            end += 1
            while end < word.endIndex, word[end].isDigit { end += 1 }
        }
        if end < word.endIndex { take(word[end...]) }
    }

    /// `+0200`, `-5:30`, `+02`.
    private mutating func takeOffset(_ word: Bytes) {
        guard hasTime, !hasZone else { return }
        let digits = Bytes(word.dropFirst().filter { $0 != UInt8(ascii: ":") })
        guard let number = Self.number(digits), digits.count <= 4 else { return }
        let minutes = digits.count <= 2 ? number * 60 : number / 100 * 60 + number % 100
        hasZone = true
        guard minutes < Self.farthestZone else { return }
        date.zone = word.first == UInt8(ascii: "-") ? -minutes : minutes
    }

    private mutating func takeName(_ word: Bytes) {
        if date.month == 0, let month = Self.month(word) {
            date.month = month
        } else if word.isWord("am") || word.isWord("pm") {
            isMorning = word.isWord("am")
        } else if hasTime, !hasZone {
            if let sign = word.firstIndex(where: { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }) {
                takeOffset(word[sign...])
            } else if let minutes = ZoneName.minutesEast(of: word) {
                date.zone = minutes
                hasZone = true
            }
        }
    }

    private static func month(_ word: Bytes) -> Int? {
        guard word.count >= 3 else { return nil }
        for (index, name) in CivilDate.monthNames.enumerated()
        where zip(word, name.utf8).allSatisfy({ $0.lowered == $1.lowered }) {
            return index + 1
        }
        return nil
    }

    private static func number(_ digits: Bytes) -> Int? {
        guard !digits.isEmpty, digits.count <= 6 else { return nil }
        var number = 0
        for digit in digits {
            guard digit.isDigit else { return nil }
            number = number * 10 + Int(digit - 0x30)
        }
        return number
    }
}
