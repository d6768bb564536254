import Features

/// What was typed into a composer, and what came with it.
struct TypedText: Sendable {
    var title = ""
    /// Markdown.
    var body = ""
    /// How often the post had been changed when it was opened to be edited.
    var base: Int?
    var isUnderstood = false
    /// What only a program fills in, in a field that programs which fill in what is known of people don't know.
    var honeypot = ""
    /// The form in which it was typed, where that is known.
    var form: ComposerUse?
    /// What that form sent as its own, whatever it is worth.
    var token = ""

    /// What the buttons of a composer do.
    enum Wish: String, Sendable {
        case post
        case preview
        case save
        case leaveIn = "leave-in"
        case takeOut = "take-out"
        case discard
    }

    init() {}

    init(_ draft: SavedDraft) {
        (title, body, base) = (draft.title, draft.source, draft.base)
    }

    init(_ form: Form) {
        title = form.line(Self.title)
        body = form[Self.body]
        base = Int(form[Self.base])
        isUnderstood = form.has(Self.understood)
        honeypot = form[Self.honeypot]
        token = form[Self.use]
    }

    /// What the form's button asks for; to post, where it says nothing that we know.
    static func wish(_ form: Form) -> Wish { Wish(rawValue: form[choice]) ?? .post }

    static let (title, body, base, understood, honeypot) = ("title", "body", "base", "understood", "leave-empty-7")
    static let (choice, use) = ("do", "c")
    /// The form in which a text stands now that came late from another one.
    static let page = "into"
}
