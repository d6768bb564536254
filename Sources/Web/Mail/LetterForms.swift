/// What the template of a letter's plain form sees: texts, shown as they are.
struct PlainLetter: Sendable {
    let greeting: String
    let paragraphs: [String]
    let action: LetterText.Action?
    let items: [LetterText.Item]
    let afterwards: [String]
    let reason: String
    let stops: [LetterText.Action]
    let site: String
    let origin: String

    init(_ letter: LetterText, site: String, origin: String) {
        greeting = LetterWords.greeting(letter.name)
        paragraphs = letter.paragraphs.map(Self.wrapped)
        action = letter.action
        items = letter.items.map { item in
            LetterText.Item(
                heading: item.heading.map(Self.wrapped), words: Self.wrapped(item.words),
                excerpt: item.excerpt.map(Self.wrapped), address: item.address)
        }
        afterwards = letter.afterwards.map(Self.wrapped)
        reason = Self.wrapped(letter.reason)
        stops = letter.stops
        self.site = site
        self.origin = origin
    }

    /// Characters of a line: what fits a terminal, and again when it is quoted.
    private static let column = 72

    /// The text in lines; a longer word has one of its own.
    static func wrapped(_ text: String) -> String {
        var lines: [String] = []
        var line = ""
        var length = 0
        for word in text.split(separator: " ") {
            let wordLength = word.count
            if length > 0, length + 1 + wordLength > column {
                lines.append(line)
                (line, length) = ("", 0)
            }
            line += length > 0 ? " \(word)" : "\(word)"
            length += (length > 0 ? 1 : 0) + wordLength
        }
        return (lines + [line]).joined(separator: "\n")
    }
}

/// What the template of a letter's HTML form sees: markup, so that a name can hold whatever names hold.
struct MarkedUpLetter: Sendable {
    struct Action: Sendable {
        let label: HTML
        let address: HTML
    }

    let subject: HTML
    let greeting: HTML
    let paragraphs: [HTML]
    /// One thing that it tells.
    struct Item: Sendable {
        let heading: HTML?
        let words: HTML
        let excerpt: HTML?
        let address: HTML
    }

    let action: Action?
    let items: [Item]
    let afterwards: [HTML]
    let reason: HTML
    let stops: [Action]
    let site: HTML
    let origin: HTML

    init(_ letter: LetterText, site: String, origin: String) {
        subject = "\(letter.subject)"
        greeting = "\(LetterWords.greeting(letter.name))"
        paragraphs = letter.paragraphs.map { "\($0)" }
        action = letter.action.map { Action(label: "\($0.label)", address: "\($0.address)") }
        items = letter.items.map { item in
            Item(
                heading: item.heading.map { "\($0)" }, words: "\(item.words)", excerpt: item.excerpt.map { "\($0)" },
                address: "\(item.address)")
        }
        afterwards = letter.afterwards.map { "\($0)" }
        reason = "\(letter.reason)"
        stops = letter.stops.map { Action(label: "\($0.label)", address: "\($0.address)") }
        self.site = "\(site)"
        self.origin = "\(origin)"
    }
}
