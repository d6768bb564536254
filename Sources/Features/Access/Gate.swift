package import Prose

/// Everything anyone says, through whatever door, comes through here before it is stored.
///
/// Steps, in order: permission, consent (what is posted is public), form (size, characters, title), rates, screening.
/// Each door has its row in the `Authorizer`'s table; `import` and `seed` differ there, not by a way around.
package struct Gate: Sendable {
    private let authorizer: Authorizer
    let renderer: BodyRenderer
    private let rules: RuleKeeper

    package init(authorizer: Authorizer, renderer: BodyRenderer, rules: RuleKeeper = RuleKeeper()) {
        self.authorizer = authorizer
        self.renderer = renderer
        self.rules = rules
    }

    /// The rules as they are now: taken once for each thing that is said.
    var book: RuleBook { rules.current }

    /// A title written here, in letters: enough to say something, short enough for a line.
    package static let titleLetters = 8...120
    /// An archived message's subject, in letters; a longer one is cut.
    package static let archivedTitleLetters = 500

    /// Lets a title written here pass, or says why not.
    package func admit(title: String) throws(PostingError) -> String {
        let title = StackedMarks.thinned(Self.oneLine(title))
        let letters = Letters.count(in: title)
        guard Self.titleLetters.contains(letters) else {
            throw .titleLength(letters: letters, allowed: Self.titleLetters)
        }
        return title
    }

    /// Lets a text written here pass, as it is stored, or says why not.
    func admit(text source: String) throws(PostingError) -> String {
        let bytes = source.utf8.count
        guard bytes <= ProseLimits.markdownBytes else {
            throw .unreadable(reason: "\(ProseError.tooLong(bytes: bytes, limit: ProseLimits.markdownBytes))")
        }
        let source = StackedMarks.thinned(Self.asText(source))
        guard !source.isEmpty else { throw .empty }
        return source
    }

    /// What `actor` sees of posts on a board.
    func sight(_ actor: Actor, _ board: Board.ID, _ audiences: [Audience]) -> Sight {
        Sight(
            audiences, reader: actor.member?.id ?? .nobody, seesHeld: authorizer.allows(actor, .moderate, on: board))
    }

    /// What may be read by whom.
    func audiences(for actor: Actor) -> [Audience] {
        authorizer.audiences(for: actor)
    }

    /// Lets an archived message pass, rendered.
    ///
    /// Markdown that is too large or too deep for us is kept as plain text.
    package func admit(archived source: String, kind: SourceKind, by actor: Actor) throws(PostingError) -> RenderedBody
    {
        guard authorizer.allows(actor, .archive) else { throw .notAllowed }
        do {
            return try renderer.body(of: source, kind: kind, isArchived: true)
        } catch {
            guard kind == .markdown else { throw .unreadable(reason: "\(error)") }
            return try admit(archived: source, kind: .mail, by: actor)
        }
    }

    /// True when the table gives the actor this right, on that board where it is a right on boards.
    package func permits(_ actor: Actor, _ right: Authorizer.Right, on board: Board.ID? = nil) -> Bool {
        authorizer.allows(actor, right, on: board)
    }

    /// What a form or a program sent as a text: LF line ends, no NUL, nothing that turns the writing round, no blank
    /// lines at its end.
    private static func asText(_ source: String) -> String {
        var text = DraftText.cleaned(DirectionMarks.removed(from: source))
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text
    }

    /// What stands in one line of a page, or of a mail's head: no line ends and other controls, nothing that turns the
    /// writing round.
    package static func oneLine(_ text: String) -> String {
        DirectionMarks.removed(from: text).unicodeScalars.split(whereSeparator: isSpace).map { String($0) }
            .joined(separator: " ")
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case ...0x20, 0x7F...0xA0: true
        default: scalar.properties.isWhitespace
        }
    }
}
