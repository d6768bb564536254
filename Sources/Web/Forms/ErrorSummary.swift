/// What stands above a form that could not be taken: it gets the focus, and leads to each field that needs a look.
struct ErrorSummary: Sendable {
    /// A field that needs a look.
    struct Entry: Sendable {
        let field: String
        let sentence: String
    }

    let title: String
    let entries: [Entry]
    let hasEntries: Bool

    private init(title: String, entries: [Entry]) {
        self.title = title
        self.entries = entries
        hasEntries = !entries.isEmpty
    }

    /// Of the fields that are wrong; nil when none is.
    init?(_ fields: [FormField], title: String = FormWords.lookAgain) {
        let entries = fields.compactMap { field in field.error.map { Entry(field: field.name, sentence: $0) } }
        guard !entries.isEmpty else { return nil }
        self.init(title: title, entries: entries)
    }

    /// Of a form that can't be taken now, whatever stands in its fields.
    static func saying(_ sentence: String) -> ErrorSummary {
        ErrorSummary(title: sentence, entries: [])
    }

    /// Of one thing that is wrong, which the field of this name leads to.
    static func about(_ field: String, _ sentence: String) -> ErrorSummary {
        ErrorSummary(title: FormWords.lookAgain, entries: [Entry(field: field, sentence: sentence)])
    }

    /// For a form that was open too long.
    static let stale = ErrorSummary(title: FormWords.stale, entries: [])
}
