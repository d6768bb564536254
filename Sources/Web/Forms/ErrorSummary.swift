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

    /// Of a refusal, else of the fields that are wrong; nil when nothing is.
    init?(_ fields: [FormField] = [], refusal: FormRefusal? = nil) {
        let wrong = fields.compactMap { field in field.error.map { Entry(field: field.name, sentence: $0) } }
        entries = refusal == nil ? wrong : []
        hasEntries = !entries.isEmpty
        guard refusal != nil || hasEntries else { return nil }
        title = refusal?.sentence(fields) ?? FormWords.lookAgain
    }
}

/// Why a form could not be taken, where that is no single field's fault.
enum FormRefusal: Sendable {
    /// It was open for too long.
    case stale
    /// It can't be taken now, whatever stands in its fields.
    case saying(String)

    fileprivate func sentence(_ fields: [FormField]) -> String {
        switch self {
        case .stale: fields.contains(where: \.isForgotten) ? FormWords.staleSecret : FormWords.stale
        case .saying(let sentence): sentence
        }
    }
}
