import Features

/// The moderators' list, with one of it open, or none.
struct ShowQueuePage: Page {
    let template = Template.queue
    let head: Head
    let words = ModerationWords()
    let summary: String
    /// What was just done, when something was.
    let notice: String?
    let rows: [Row]
    let isEmpty: Bool
    /// Where the list goes on.
    let next: HTML?
    /// Back to where it begins, from further down.
    let start: String?
    /// The whole list, beside an open case.
    let all: String
    let allAddress = Link.queue
    let errors: ErrorSummary?
    /// The one that is open; nil when none is.
    let open: CaseView?

    /// One that waits.
    struct Row: Sendable {
        let address: String
        let why: String
        let isUrgent: Bool
        let age: String
        let isLate: Bool
        let excerpt: HTML
        let by: HTML
        /// Who has it.
        let who: HTML?
        let isCurrent: Bool
    }

    /// - Parameters:
    ///   - isBelow: the list does not begin with the first that waits.
    ///   - own: who looks at it.
    init(
        _ page: QueuePage, open: CaseView?, isBelow: Bool, own: Member.ID?, notice: String?, moderation: Moderation,
        now: Moment
    ) {
        head = Head(
            title: "\(words.title)", isHidden: true, place: open == nil ? .at(.queue) : .below(.queue),
            styles: [.lists, .prose, .posts, .help, .forms, .compose, .moderation])
        summary = ModerationWords.summary(page, at: now)
        self.notice = notice
        self.open = open
        errors = open?.errors
        rows = page.rows.map { entry in
            let item = entry.item
            let isOwn = item.claim.map { $0.by == own } ?? false
            return Row(
                address: Link.queueItem(item.id),
                why: ModerationWords.why(
                    item.kind, rule: item.rule.map(moderation.rule), reason: entry.reason, reports: entry.reportCount),
                isUrgent: item.isUrgent, age: ModerationWords.age(from: item.openedAt, to: now),
                isLate: item.openedAt.advanced(seconds: Moderation.promised * 3 / 4) <= now,
                excerpt: "\(entry.excerpt)", by: "\(entry.by), \(entry.board.name)",
                who: item.claim.map { isOwn ? "\(ModerationWords.yours)" : "\(ModerationWords.has($0))" },
                isCurrent: open?.id == item.id)
        }
        isEmpty = rows.isEmpty
        next = page.next.map { "\(Link.queue(from: $0))" }
        start = isBelow ? Link.queue : nil
        all = ModerationWords.all(page.waiting)
    }
}
