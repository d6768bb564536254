import Features

/// The form in which members write, on a page of its own or at the foot of a thread.
///
/// Names differ from those of fields, so that a partial of a field never finds one of these in place of its own.
struct ComposerForm: Sendable {
    let words = ComposerWords()
    let action: HTML
    /// Proves that the form was sent by this member.
    let token: String
    /// Good for one post.
    let use: String
    /// Whose it is: what scripts keep in a browser is for one member.
    let member: String
    /// What it is for, as scripts send it.
    let target: String
    /// Where scripts ask for the names that are offered, in front of how they begin.
    let nameSearch: String
    let base: String?
    /// What was typed came back, and is kept nowhere else: scripts keep it at once.
    let isUnkept: Bool
    let summary: ErrorSummary?
    /// The whole notice that this is public; the box beside it is to be ticked where they never did.
    let showsStage: Bool
    let mustUnderstand: Bool
    let isUnderstood: Bool
    let understandError: String?
    /// The same in one line.
    let showsLine: Bool
    /// Nobody has said anything there for long.
    let quietSince: HTML?
    let titleField: FormField?
    let text: ComposerText
    let warning: TextWarning?
    /// What was found and is to be taken out now, above the text.
    let change: TextWarning?
    let send: String
    let mayDiscard: Bool
    /// What is kept of it.
    let draftNote: HTML?

    /// - Parameters:
    ///   - use: the token that is good for one post.
    ///   - draftAt: when what is shown was kept as a draft; nil when it wasn't.
    ///   - isSmall: at the foot of a page that shows something else.
    init(
        _ place: ComposerPlace, _ typed: TypedText, by member: String, stage: NoticeStage, token: String, use: String,
        faults: ComposerFaults = ComposerFaults(), draftAt: Moment? = nil, isSmall: Bool = false, kit: Kit, now: Moment
    ) {
        action = "\(place.path)"
        self.token = token
        self.use = use
        self.member = member
        target = place.target.key
        nameSearch = Link.names(in: place.discussion?.id)
        base = typed.base.map(String.init)
        isUnkept = draftAt == nil && faults.isUnkept
        summary = faults.summary
        // What is there already was understood once.
        showsStage = stage != .line && !place.isEdit
        mustUnderstand = stage == .mustUnderstand && !place.isEdit
        isUnderstood = typed.isUnderstood
        understandError = faults.understood
        showsLine = !showsStage
        quietSince = Self.quietSince(place, kit: kit, now: now)
        titleField =
            place.takesTitle
            ? FormField(
                TypedText.title, ComposerWords.title, hint: ComposerWords.titleHint, value: typed.title,
                error: faults.title) : nil
        warning = faults.goesOn ? nil : TextWarning(faults.warning)
        change = faults.goesOn ? TextWarning(faults.warning, isAgreed: true) : nil
        text = ComposerText(
            Self.label(place), typed.body, error: faults.body,
            beside: [warning.map { _ in "warning" }, change.map { _ in "change" }].compactMap(\.self),
            isSmall: isSmall, isFocused: faults.goesOn)
        send = Self.button(place)
        mayDiscard = draftAt != nil || !isSmall
        draftNote = draftAt.map { ComposerWords.draftKept(kit.dates.element($0, kit.dates.time($0))) }
    }

    private static func label(_ place: ComposerPlace) -> String {
        if case .reply = place { ComposerWords.yourReply } else { ComposerWords.body }
    }

    private static func button(_ place: ComposerPlace) -> String {
        switch place {
        case .board: ComposerWords.postThread
        case .reply: ComposerWords.postReply
        case .edit: ComposerWords.saveEdit
        }
    }

    private static func quietSince(_ place: ComposerPlace, kit: Kit, now: Moment) -> HTML? {
        guard case .reply(let reply) = place, ReplyPlace.isOld(lastAt: reply.lastAt, at: now) else { return nil }
        return ComposerWords.old(kit.dates.element(reply.lastAt, kit.dates.day(reply.lastAt)))
    }
}

/// The field for the text itself.
struct ComposerText: Sendable {
    let label: String
    let value: HTML
    let error: String?
    let isBad: Bool
    /// Ids of what stands beside it.
    let describedBy: String
    let rows: String
    /// It is to be changed now.
    let isFocused: Bool

    fileprivate init(
        _ label: String, _ text: String, error: String?, beside others: [String], isSmall: Bool, isFocused: Bool
    ) {
        self.label = label
        value = "\(text)"
        self.error = error
        isBad = error != nil
        let own = error == nil ? ["body-hint"] : ["body-hint", "body-error"]
        describedBy = (own + others).joined(separator: " ")
        rows = isSmall ? "5" : "12"
        self.isFocused = isFocused
    }
}

/// What is wrong with what was sent from a composer.
struct ComposerFaults: Sendable {
    var title: String?
    var body: String?
    var understood: String?
    /// Why it can't be taken, where that is no single field's fault.
    var refusal: FormRefusal?
    /// What the writer is asked about.
    var warning: PostWarning?
    /// Nothing is: the writer goes on with the text, and takes out what was found in it.
    var goesOn = false
    /// The same words are posted already, and their writer finds them there.
    var arePosted = false

    init() {}

    init(refusal sentence: String) {
        refusal = .saying(sentence)
    }

    /// What a feature refused; nil for what no form can put right.
    init?(_ error: PostingError) {
        switch error {
        case .titleLength: title = error.sentence
        case .empty, .unreadable, .refused, .tooMuch: body = error.sentence
        case .notUnderstood: understood = ComposerWords.mustUnderstand
        case .warned(let warning): self.warning = warning
        case .tooSoon(let seconds): refusal = .saying(ComposerWords.tooSoon(seconds))
        case .crossed: refusal = .saying(ComposerWords.crossed)
        case .repeated: refusal = .saying(ComposerWords.repeated)
        case .formUsed: refusal = .saying(ComposerWords.formUsed)
        case .keptElsewhere: refusal = .saying(ComposerWords.keptElsewhere)
        case .unavailable: refusal = .saying(ComposerWords.unavailable)
        case .tooMany: refusal = .saying(error.sentence)
        case .notAllowed, .missing, .boardNaming, .locked, .removed, .closedForEditing: return nil
        }
    }

    /// The text is its writer's to go on with, and nobody has it yet.
    var isUnkept: Bool { (goesOn || summary != nil) && !arePosted }

    /// What stands above the form; nil when nothing is wrong.
    var summary: ErrorSummary? {
        guard !goesOn else { return nil }
        return ErrorSummary(
            faults: [
                .init(field: TypedText.understood, sentence: understood),
                .init(field: TypedText.title, sentence: title),
                .init(field: TypedText.body, sentence: body),
                .init(field: "warning", sentence: warningSentence),
            ], refusal: refusal)
    }

    private var warningSentence: String? {
        warning?.findings.first.map { "\(PersonalWords.summary): \($0.kind.words)" } ?? warning?.matches.first?.sentence
    }
}
