/// One of those that a list offers to choose from.
struct SelectOption: Sendable {
    /// What is sent.
    let value: String
    let name: String
    let isChosen: Bool
}
