/// E-mail addresses: as they are, and spelled out.
enum PersonalMail {
    static func ranges(in line: PersonalLine) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        for (index, scalar) in line.scalars.enumerated() where index >= ranges.last?.upperBound ?? 0 {
            let range = scalar == "@" ? plain(line, at: index) : isT(scalar) ? spelled(line, at: index) : nil
            if let range, range.lowerBound >= ranges.last?.upperBound ?? 0 { ranges.append(range) }
        }
        return ranges
    }

    /// Longest part before the sign and longest host, in letters (RFC 5321).
    private static let longestName = 64
    private static let longestHost = 253

    // MARK: As it is

    private static func plain(_ line: PersonalLine, at sign: Int) -> Range<Int>? {
        guard let start = nameStart(line, before: sign), let end = hostEnd(line, from: sign + 1) else { return nil }
        // @name@host is a name in a network of its own.
        if start > 0, line.scalars[start - 1] == "@" || line.scalars[start - 1] == "\u{FFFD}" { return nil }
        return start..<end
    }

    private static func nameStart(_ line: PersonalLine, before end: Int) -> Int? {
        var start = end
        while start > 0, end - start < longestName, isNamePart(line.scalars[start - 1]) { start -= 1 }
        while start < end, !PersonalLine.isWordPart(line.scalars[start]) { start += 1 }
        guard start < end, line.scalars[end - 1] != "." else { return nil }
        return start
    }

    private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
        PersonalLine.isWordPart(scalar) || "._%+-'".unicodeScalars.contains(scalar)
    }

    /// Behind a host with at least two labels, the last of letters.
    private static func hostEnd(_ line: PersonalLine, from start: Int) -> Int? {
        let scalars = line.scalars
        var (index, labels, end) = (start, 0, start)
        while index < scalars.count, index - start < longestHost {
            let first = index
            while index < scalars.count, index - start < longestHost, isHostPart(scalars[index]) { index += 1 }
            guard index > first, scalars[first] != "-" else { break }
            labels += 1
            if labels > 1, isTop(scalars[first..<index]) { end = index }
            guard index + 1 < scalars.count, scalars[index] == "." else { break }
            index += 1
        }
        return end > start ? end : nil
    }

    private static func isHostPart(_ scalar: Unicode.Scalar) -> Bool {
        PersonalLine.isDigit(scalar) || PersonalLine.isLetter(scalar) || scalar == "-"
    }

    private static func isTop(_ label: ArraySlice<Unicode.Scalar>) -> Bool {
        label.count >= 2 && label.count <= 24 && label.allSatisfy(PersonalLine.isLetter)
            || label.starts(with: "xn--".unicodeScalars)
    }

    // MARK: Spelled out

    private static func isT(_ scalar: Unicode.Scalar) -> Bool { scalar == "t" || scalar == "T" }

    /// `name at host dot org`, `name [at] host.org`; plain `at` only where the rest leaves no doubt.
    private static func spelled(_ line: PersonalLine, at index: Int) -> Range<Int>? {
        let scalars = line.scalars
        guard index > 0, scalars[index - 1] == "a" || scalars[index - 1] == "A" else { return nil }
        var (before, after) = (index - 1, index + 1)
        let isBracketed = before > 0 && after < scalars.count && brackets[scalars[before - 1]] == scalars[after]
        if isBracketed { (before, after) = (before - 1, after + 1) }
        guard isBracketed || isBlank(scalars, before - 1) && isBlank(scalars, after) else { return nil }
        if isBlank(scalars, before - 1) { before -= 1 }
        if isBlank(scalars, after) { after += 1 }
        guard before > 0, let start = nameStart(line, before: before) else { return nil }
        let name = PersonalLine.folded(scalars[start..<before])
        let isName = isBracketed || !otherWords.contains(name)
        if let dotted = spelledHostEnd(line, from: after) { return isName ? start..<dotted : nil }
        guard isName, let end = hostEnd(line, from: after) else { return nil }
        let host = PersonalLine.folded(scalars[after..<end])
        return isBracketed || providers.contains(host) ? start..<end : nil
    }

    private static let brackets: [Unicode.Scalar: Unicode.Scalar] = ["(": ")", "[": "]", "{": "}", "<": ">"]

    private static func isBlank(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        scalars.indices.contains(index) && scalars[index] == " "
    }

    /// Behind `host dot org`.
    private static func spelledHostEnd(_ line: PersonalLine, from start: Int) -> Int? {
        let scalars = line.scalars
        var (index, end): (Int, Int?) = (start, nil)
        for label in 0..<4 {
            let first = index
            while index < scalars.count, index - first < longestName, isHostPart(scalars[index]) { index += 1 }
            guard index > first else { break }
            if label > 0, tops.contains(PersonalLine.folded(scalars[first..<index])) { end = index }
            guard let next = behindDot(scalars, index) else { break }
            index = next
        }
        return end
    }

    /// Behind ` dot `, `(dot)` or `[dot]` at a place.
    private static func behindDot(_ scalars: [Unicode.Scalar], _ place: Int) -> Int? {
        var index = place
        while index < scalars.count, index < place + 2, dotFillers.contains(scalars[index]) { index += 1 }
        guard index > place, index + 3 < scalars.count else { return nil }
        let word = PersonalLine.folded(scalars[index..<index + 3])
        guard word == "dot", dotFillers.contains(scalars[index + 3]) else { return nil }
        index += 3
        let end = index
        while index < scalars.count, index < end + 2, dotFillers.contains(scalars[index]) { index += 1 }
        return index
    }

    private static let dotFillers: Set<Unicode.Scalar> = [" ", "(", ")", "[", "]", "{", "}"]
    private static let tops: Set<String> = [
        "com", "org", "net", "edu", "gov", "info", "biz", "io", "me", "co", "uk", "de", "at", "ch", "fr", "es", "it",
        "nl", "be", "eu", "us", "ca", "au", "nz", "ie", "se", "no", "dk", "fi", "pl", "pt", "br", "in", "jp", "email",
    ]
    static let providers: Set<String> = [
        "gmail.com", "googlemail.com", "yahoo.com", "yahoo.co.uk", "yahoo.de", "hotmail.com", "hotmail.co.uk",
        "outlook.com", "live.com", "icloud.com", "me.com", "aol.com", "gmx.de", "gmx.net", "gmx.at", "web.de",
        "t-online.de", "proton.me", "protonmail.com", "posteo.de", "mail.com", "btinternet.com", "comcast.net",
    ]
    /// What stands before `at gmail.com` where nobody's name does.
    static let otherWords: Set<String> = [
        "look", "looked", "looking", "account", "inbox", "mail", "mails", "email", "address", "addresses", "people",
        "support", "filter", "filters", "hosted", "domain", "stuff", "spam", "available", "up", "in", "arrives", "it",
        "them", "is", "are", "was", "login", "mailbox", "sign", "used", "works", "working",
    ]
}
