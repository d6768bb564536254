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
    /// What it tells, when it tells of what others said.
    var items: [Item] = []
    /// What stops such mail.
    var stops: [Action] = []

    /// One thing that it tells.
    struct Item: Sendable, Equatable {
        /// Where it happened, above the first of those that happened there.
        let heading: String?
        let words: String
        /// The post's first words.
        let excerpt: String?
        let address: String
    }
}
