/// A letter put into words, before it takes one of its two forms.
struct LetterText: Sendable, Equatable {
    /// One link, with what it does.
    struct Action: Sendable, Equatable {
        let label: String
        let address: String
    }

    let subject: String
    /// Who is greeted; nil when we know no name.
    let name: String?
    let paragraphs: [String]
    let action: Action?
    /// What is said after the link.
    let afterwards: [String]
    /// Why this came to this address.
    let reason: String
}
