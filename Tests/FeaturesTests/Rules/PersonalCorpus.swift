/// Sentences of a music shop's customers, with what a detector is to find in each and what it is to leave alone.
struct PersonalCorpus {
    /// A sentence and the part of it that is found.
    let found: [(text: String, what: String)]
    let passed: [String]
}
