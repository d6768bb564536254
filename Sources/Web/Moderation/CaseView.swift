import Features

/// One of the queue as it stands open: why it waits, what it is about, what can be decided.
struct CaseView: Sendable {
    let id: QueueItem.ID
    let address: String
    let why: String
    let isUrgent: Bool
    /// Whose it is: until when it is one's own, or who else has it.
    let yours: HTML?
    let others: HTML?
    /// It can be taken.
    let isFree: Bool
    let rule: String?
    let state: String
    let age: String
    let thread: HTML
    /// Nil where nothing of the thread can be read.
    let threadAddress: HTML?
    let board: HTML
    let context: Context?
    let avatar: HTML
    let by: HTML
    let number: String
    let time: HTML
    /// The title that its thread has with these words, to be read or kept away with them.
    let itsTitle: HTML?
    let body: HTML
    /// What is to take their place.
    let edit: Edit?
    let since: HTML?
    let decisions: String
    let past: [HTML]
    /// Who is told what comes of it.
    let after: String
    let reports: [Report]
    let hasReports: Bool
    let hasMoreReports: Bool
    /// How it ended; nil as long as it waits.
    let outcome: HTML?
    let isOwn: Bool
    /// Whether whoever looks at it can decide now.
    let isOpen: Bool
    let token: String
    /// Which words were looked at.
    let seen: String
    let choices: ChoiceField
    let reason: FormField
    /// What was typed, where it can't be sent any more.
    let unsent: HTML?
    let errors: ErrorSummary?

    /// What the post answers.
    struct Context: Sendable {
        let excerpt: HTML
        let by: HTML
        let address: String
    }

    /// A change that waits.
    struct Edit: Sendable {
        let sent: HTML
        let newTitle: HTML?
        let markup: HTML
        let changes: HTML
    }

    struct Report: Sendable {
        let reason: String
        let said: HTML?
        /// Nil for a guest.
        let name: HTML?
        let time: HTML
    }

    static let (verdictField, reasonField, seenField) = ("verdict", "reason", "seen")

    /// What was sent, and why it could not be taken.
    struct Typed: Sendable {
        var verdict = ""
        var reason = ""
        /// Nothing was sent yet.
        var isFresh = true
        var reasonError: String?
        var refusal: FormRefusal?
    }

    init(_ shown: QueueCase, _ typed: Typed, rule: NamedRule?, token: String, kit: Kit, now: Moment) {
        let item = shown.item
        func time(_ moment: Moment) -> HTML { kit.dates.element(moment, kit.dates.time(moment)) }
        id = item.id
        address = Link.queueItem(item.id)
        why = ModerationWords.why(
            item.kind, rule: rule, reason: shown.reason, reports: shown.reportCount)
        isUrgent = item.isUrgent
        let isWaiting = shown.outcome == nil
        let isOfEdit = shown.edit != nil
        yours = shown.isTaken ? item.claim.map { ModerationWords.yours(until: "\(kit.dates.clock($0.until))") } : nil
        others = shown.isTaken || !isWaiting ? nil : item.claim.map { "\(ModerationWords.has($0))" }
        isOwn = shown.isOwn && isWaiting
        isFree = isWaiting && item.claim == nil && !shown.isOwn
        isOpen = isWaiting && !shown.isOwn && (item.claim == nil || shown.isTaken)
        self.rule = item.kind == .held ? rule.map(ModerationWords.byRule) : nil
        state = ModerationWords.state(shown.post.state, isOfEdit: isOfEdit)
        age = ModerationWords.age(from: item.openedAt, to: now)
        thread = "\(shown.discussion.title)"
        threadAddress = shown.isOpen ? "\(Link.discussion(shown.discussion))" : nil
        board = "\(shown.board.name)"
        context = shown.answers.map {
            Context(excerpt: "\($0.excerpt)", by: "\($0.name), #\($0.position)", address: Link.post($0.id))
        }
        avatar = Avatar.svg(shown.post.by.person)
        by = shown.post.by.link
        number = "#\(shown.post.position)"
        self.time = time(shown.post.postedAt)
        itsTitle = shown.waitingTitle.map { "\($0)" }
        body = HTML(stored: shown.html)
        edit = shown.edit.map {
            Edit(
                sent: ModerationWords.sent(time($0.madeAt)), newTitle: $0.title.map { "\($0)" },
                markup: HTML(stored: $0.html), changes: DiffMarkup.list($0.changes))
        }
        since = shown.author.map {
            ModerationWords.since(kit.dates.element($0.joinedAt, kit.dates.day($0.joinedAt)), posts: $0.posts)
        }
        decisions = ModerationWords.decisions(shown.author?.decisions ?? 0)
        past = (shown.author?.past ?? []).map { ModerationWords.outcome($0, at: time($0.madeAt)) }
        after = ModerationWords.after(item.kind, isOfReported: isOfEdit && shown.reportCount > 0)
        reports = shown.reports.map {
            Report(
                reason: ReportWords.short($0.reason), said: $0.words.isEmpty ? nil : "\($0.words)",
                name: $0.by.map { "\($0)" }, time: time($0.madeAt))
        }
        hasReports = !reports.isEmpty
        hasMoreReports = shown.reportCount > reports.count
        outcome = shown.outcome.map { outcome in
            outcome.decision.map { ModerationWords.outcome($0, at: time(outcome.at)) }
                ?? ModerationWords.withdrawn(at: time(outcome.at))
        }
        self.token = token
        seen = shown.seen
        choices = ChoiceField(
            Self.verdictField, ModerationWords.what,
            of: ModerationWords.options(item.kind, shown.post.state, isOfEdit: isOfEdit),
            chosen: typed.verdict, isFresh: typed.isFresh)
        reason = FormField(
            Self.reasonField, ModerationWords.reason, kind: .area, hint: ModerationWords.hint(item.kind),
            value: typed.reason, error: typed.reasonError)
        unsent = isOpen || typed.reason.isEmpty ? nil : "\(typed.reason)"
        errors = ErrorSummary(
            faults: [
                .init(field: choices.name, sentence: isOpen ? choices.error : nil),
                .init(field: reason.name, sentence: typed.reasonError),
            ], refusal: typed.refusal)
    }
}
