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

    /// A field, and what is wrong with it; nil when nothing is.
    struct Fault: Sendable {
        let field: String
        let sentence: String?
    }

    /// Of a refusal, else of the fields that are wrong; nil when nothing is.
    init?(_ fields: [FormField] = [], refusal: FormRefusal? = nil) {
        self.init(
            faults: fields.map { Fault(field: $0.name, sentence: $0.error) }, refusal: refusal,
            isForgetful: fields.contains(where: \.isForgotten))
    }

    /// The same of fields of any kind.
    ///
    /// - Parameter isForgetful: one of them takes what is never shown again.
    init?(faults: [Fault], refusal: FormRefusal?, isForgetful: Bool = false) {
        let wrong = faults.compactMap { fault in fault.sentence.map { Entry(field: fault.field, sentence: $0) } }
        entries = refusal == nil ? wrong : []
        hasEntries = !entries.isEmpty
        guard refusal != nil || hasEntries else { return nil }
        title = refusal?.sentence(isForgetful: isForgetful) ?? FormWords.lookAgain
    }
}

/// Why a form could not be taken, where that is no single field's fault.
enum FormRefusal: Sendable {
    /// It was open for too long.
    case stale
    /// It can't be taken now, whatever stands in its fields.
    case saying(String)

    fileprivate func sentence(isForgetful: Bool) -> String {
        switch self {
        case .stale: isForgetful ? FormWords.staleSecret : FormWords.stale
        case .saying(let sentence): sentence
        }
    }
}
