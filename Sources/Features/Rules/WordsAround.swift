/// What a member said in a discussion before and behind one of their posts, each oldest first.
struct WordsAround: Sendable {
    /// A post's words, with its title where it is a first one.
    struct Said: Sendable {
        /// As they were written: what readers have to unfold is in it.
        let source: String
        /// As they are read, without marks.
        let text: String
    }

    var before: [Said] = []
    var behind: [Said] = []

    /// How posts before end, and those behind as a whole but for a long one's middle, as they were written.
    var sources: (before: [String], behind: [String]) { ends(\.source) }

    /// The same as it is read.
    var texts: (before: [String], behind: [String]) { ends(\.text) }

    private func ends(_ words: KeyPath<Said, String>) -> (before: [String], behind: [String]) {
        let reach = SplitNumber.reach
        return (
            before.map { String($0[keyPath: words].suffix(reach)) },
            behind.map { said in
                let text = said[keyPath: words]
                return text.count <= 2 * reach ? text : "\(text.prefix(reach))\n\(text.suffix(reach))"
            }
        )
    }
}
