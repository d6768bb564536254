/// `12 Oak Street`, `221B Baker St.`, `48 E 5th Ave`: a number, a name, a kind of street.
struct EnglishStreet {
    let words: [StreetWord]
    let start: Int
    let line: PersonalLine

    /// A name has no more words.
    private static let longestName = 4

    /// Behind the last word of the address that begins at `start`; 0 when none does.
    var end: Int {
        guard words[start].gap == " " || words[start].gap == ", " else { return 0 }
        let context = line.words(before: words[start].range.lowerBound, 6)
        let hasCue = context.contains { Self.cues.contains($0) }
        if !hasCue, words[start].isYear, let last = context.first, Self.yearWords.contains(last) { return 0 }
        var isCapital = true
        for place in start + 1..<max(start + 1, min(start + 2 + Self.longestName, words.count)) {
            let word = words[place]
            if place > start + 1 {
                if Self.strong.contains(word.folded) || word.folded == "st" {
                    return isStreet(place, hasCue: hasCue, isCapital: isCapital) ? place + 1 : 0
                }
                if Self.weak.contains(word.folded), isWeakStreet(place, hasCue: hasCue, isCapital: isCapital) {
                    return place + 1
                }
            }
            guard isNamePart(word) else { return 0 }
            isCapital = isCapital && (word.isCapital || word.isOrdinal)
        }
        return 0
    }

    private func isNamePart(_ word: StreetWord) -> Bool {
        let isApart = word.gap == " " || word.gap == ". " && word.text.utf8.count <= 2
        return isApart && (word.isName || word.isOrdinal) && !Self.noNames.contains(word.folded)
            && !PersonalWords.isUnit(word.folded)
    }

    /// Whether the kind at `place` ends an address.
    private func isStreet(_ place: Int, hasCue: Bool, isCapital: Bool) -> Bool {
        let word = words[place]
        if word.folded == "st", !word.isCapital, !hasCue { return false }
        if hasCue || isFollowedByPlace(place) { return true }
        let isEnd = word.endsPart && !(word.folded == "st" && word.gap == ". " && isNextCapital(place))
        guard isCapital || place - start <= 3 else { return false }
        return isEnd || !word.isLast && word.gap == " " && Self.followers.contains(words[place + 1].folded)
    }

    /// A word that is more often something else, such as the drive of a pedal, counts with a sign that it is a street.
    private func isWeakStreet(_ place: Int, hasCue: Bool, isCapital: Bool) -> Bool {
        if hasCue || isFollowedByPlace(place) { return true }
        let names = words[start + 1..<place]
        return isCapital && words[start].isFirst && words[place].isLast && words[place].isCapital
            && !names.contains { Self.sounds.contains($0.folded) }
    }

    private func isNextCapital(_ place: Int) -> Bool { place + 1 < words.count && words[place + 1].isCapital }

    /// A flat, or a state and its ZIP, stands behind it.
    private func isFollowedByPlace(_ place: Int) -> Bool {
        let next = words[(place + 1)...].prefix(6)
        guard let first = next.first else { return false }
        if Self.rooms.contains(first.folded) { return true }
        return zip(next, next.dropFirst()).contains { state, code in
            state.text.utf8.count == 2 && state.text.unicodeScalars.allSatisfy(PersonalLine.isCapital)
                && code.text.utf8.count == 5 && Int(code.text) != nil
        }
    }

    private static let strong: Set<String> = [
        "street", "avenue", "ave", "road", "rd", "boulevard", "blvd", "lane", "ln", "crescent", "terrace", "parkway",
        "pkwy",
    ]
    private static let weak: Set<String> = [
        "drive", "dr", "court", "ct", "way", "place", "pl", "close", "square", "sq", "circle", "trail", "row", "hill",
        "gardens", "grove", "mews", "walk", "highway", "hwy", "park",
    ]
    private static let rooms: Set<String> = ["apt", "apartment", "flat", "unit", "suite", "ste"]
    private static let cues: Set<String> = [
        "live", "lives", "living", "address", "adress", "located", "pick", "pickup", "collect", "ship", "send",
        "deliver", "delivery", "visit", "house", "home", "moved", "resides", "flat", "reside",
    ]
    private static let followers: Set<String> = [
        "in", "near", "and", "or", "if", "by", "at", "is", "next", "opposite", "after", "before", "behind", "from",
        "where", "we", "i", "for", "to", "on", "with",
    ]
    private static let yearWords: Set<String> = [
        "in", "since", "from", "of", "by", "the", "early", "late", "a", "my", "circa",
    ]
    private static let sounds: Set<String> = [
        "tube", "blues", "over", "super", "bass", "big", "soft", "hard", "boost", "fuzz", "low", "high", "amp", "gain",
        "full", "clean", "true", "power", "dual", "classic",
    ]
    /// Words that no street is called by after a number.
    private static let noNames: Set<String> = [
        "of", "the", "down", "up", "for", "from", "mile", "year", "minute", "min", "mins", "and", "or", "with",
        "days", "day", "weeks", "week", "months", "month", "hour", "blocks", "block", "doors", "bands", "gigs",
        "guitars", "guitar", "amps", "pedals", "songs", "albums", "shows", "cases", "cube", "watt", "w", "x", "times",
        "on", "in", "at", "to", "my", "our", "your", "a", "an", "is", "was", "were", "are", "people", "guys", "kids",
        "records", "copies", "channel", "band", "tour", "nights", "more", "new", "used", "percent", "off", "per", "by",
    ]
}
