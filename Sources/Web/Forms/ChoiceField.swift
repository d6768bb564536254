/// One of a few, all in sight, as its template shows them: a heading, and a button for each.
struct ChoiceField: Sendable {
    /// What the field is called in the form; the first button's id in the page is the same.
    let name: String
    let legend: String
    let hint: String?
    let error: String?
    /// Ids of the hint and of the error, for those who can't see that they stand there.
    let describedBy: String?
    let isBad: Bool
    let options: [Option]

    struct Option: Sendable {
        let id: String
        let value: String
        let label: String
        let isChosen: Bool
    }

    /// - Parameters:
    ///   - options: what is sent, and how it is called.
    ///   - chosen: what was sent before; anything that is no option is said to be wrong.
    ///   - isFresh: nothing was sent yet, so that nothing is wrong.
    init(
        _ name: String, _ legend: String, hint: String? = nil, of options: [(value: String, label: String)],
        chosen: String, isFresh: Bool = false
    ) {
        self.name = name
        self.legend = legend
        self.hint = hint
        isBad = !isFresh && !options.contains { $0.value == chosen }
        error = isBad ? FormWords.chooseOne : nil
        self.options = options.enumerated().map { index, option in
            Option(
                id: index == 0 ? name : "\(name)-\(option.value)", value: option.value, label: option.label,
                isChosen: option.value == chosen)
        }
        describedBy = FormField.notes(of: name, hint: hint, error: error)
    }
}
