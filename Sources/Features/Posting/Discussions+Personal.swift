/// What is personal in a draft, where its writer takes it out.
extension Discussions {
    /// What a writer is asked about of what is personal, where the database can't be asked for the rest; nothing in a
    /// text that could not be posted at all.
    package func personalWarning(in source: String, title: String? = nil, by actor: Actor) -> PostWarning {
        let text = (try? gate.admit(text: source)) ?? ""
        let isYoung = Self.isYoung(actor)
        return PostWarning(
            findings: gate.book.personalFindings(title: title, source: text, isYoung: isYoung), matches: [],
            isYoung: isYoung)
    }

    /// A text and its title with words in the place of what is personal in them, for its writer to go on with; a text
    /// that could not be posted at all stays as it is.
    package func withoutPersonal(_ source: String, title: String, by actor: Actor) -> (source: String, title: String) {
        let (personal, isYoung) = (gate.book.personal, Self.isYoung(actor))
        let text = (try? gate.admit(text: source)).map { personal.replaced(in: $0, isYoung: isYoung) }
        return (text ?? source, personal.replaced(in: Gate.oneLine(title), isYoung: isYoung))
    }

    private static func isYoung(_ actor: Actor) -> Bool { actor.member?.band != .from18 }
}
