import TestSupport

@testable import Features
@testable import Web

extension PageSamples {
    /// The queue with cases of every kind, a report, what was decided.
    static func moderation(_ town: TestCommunity, _ pages: Pages) -> [Sample] {
        let (kit, now) = (pages.kit(for: .guest), pages.now)
        let moderation = town.community.moderation
        func entry(_ id: Int64, by claimant: Member.ID?, isUrgent: Bool) -> QueueEntry {
            QueueEntry(
                item: item(id, .reported, by: claimant, isUrgent: isUrgent), board: board, by: "ben",
                excerpt: "Some words.",
                reason: .unkind, reportCount: 2)
        }
        let rows = [entry(1, by: town.maren, isUrgent: true), entry(2, by: town.ben, isUrgent: false)]
        let cursor = QueueCursor(isUrgent: false, at: now, id: 2)
        let full = QueuePage(rows: rows, next: cursor, waiting: 3, oldest: now)
        let empty = QueuePage(rows: [], next: nil, waiting: 0, oldest: nil)
        func page(_ list: QueuePage, _ open: CaseView?, notice: String? = nil) -> Sample {
            framed(
                ShowQueuePage(
                    list, open: open, isBelow: notice != nil, own: town.maren, notice: notice, moderation: moderation,
                    now: now))
        }
        func view(_ shown: QueueCase, _ typed: CaseView.Typed = .init()) -> CaseView {
            CaseView(
                shown, typed, rule: NamedRule(name: "A rule", sentence: "It says so."), token: "t", kit: kit, now: now)
        }
        var wrong = CaseView.Typed()
        (wrong.isFresh, wrong.reason, wrong.reasonError) = (false, "no", "Say more.")
        var late = CaseView.Typed()
        (late.reason, late.refusal) = ("What was typed.", .stale)
        let decision = Decision(
            id: Decision.ID(rawValue: 1), kind: .remove, reason: "Spam.", by: "maren", rule: nil, madeAt: now)
        let outcome = QueueCase.Outcome(at: now, decision: decision)
        return [
            page(full, nil, notice: "Decided."), page(empty, nil),
            page(full, view(held(by: town.maren, facts: [decision], now), wrong)),
            page(full, view(reported(by: town.ben, now))), page(full, view(reported(by: nil, now))),
            page(full, view(reported(by: nil, now, isOwn: true))),
            page(full, view(reported(by: nil, now, outcome: outcome), late)),
        ] + others(decision, kit)
    }

    private static func others(_ decision: Decision, _ kit: Kit) -> [Sample] {
        let target = ReportablePost(
            id: Post.ID(rawValue: 1), discussion: thread, position: 2, by: "ben", excerpt: "Some words.")
        var wrong = ReportPage.Typed()
        (wrong.isFresh, wrong.reason, wrong.words, wrong.wordsError) = (false, "?", "a", "Say more.")
        func decided(_ decision: Decision, isAuthor: Bool) -> Sample {
            let shown = ShownDecision(
                decision: decision, post: Post.ID(rawValue: 1), discussion: thread, state: .removed, isAuthor: isAuthor,
                isOpen: isAuthor, isReadable: isAuthor, waitingTitle: isAuthor ? nil : "Better strings",
                mayRestore: !isAuthor)
            let rule = isAuthor ? NamedRule(name: "A rule", sentence: nil) : nil
            return framed(DecisionPage(shown, rule: rule, kit: kit))
        }
        let kept = KeptForm(
            FormField("reason", "Why", kind: .area, value: "<b>"), others: ["do": "decide"], to: "/moderation/1")
        return [
            framed(ReportPage(target, .init(), token: "t")), framed(ReportPage(target, wrong, token: "t")),
            framed(KeptFormPage(kept, .signedOut, token: "")),
            framed(KeptFormPage(kept, .init(ReadingError.unavailable), token: "t")),
            decided(decision, isAuthor: true), decided(decision, isAuthor: false),
        ]
    }

    private static let board = BoardLink(id: Board.ID(rawValue: 1), slug: "general", name: "General", groupName: nil)
    private static let thread = DiscussionLink(id: Discussion.ID(rawValue: 1), slug: "strings", title: "Strings")

    private static func item(
        _ id: Int64, _ kind: QueueItem.Kind, by claimant: Member.ID?, isUrgent: Bool = false
    ) -> QueueItem {
        QueueItem(
            id: QueueItem.ID(rawValue: id), post: Post.ID(rawValue: id), kind: kind,
            rule: kind == .held ? "a-rule" : nil, isUrgent: isUrgent, openedAt: FixedClock.noon,
            claim: claimant.map { .init(by: $0, name: "maren", until: FixedClock.noon.advanced(seconds: 60)) })
    }

    private static func post(_ person: Byline.Person, _ state: Post.State) -> Post {
        Post(
            id: Post.ID(rawValue: 1), discussion: thread.id, position: 2, parent: nil,
            by: Byline(name: "ben", person: person, label: nil, isStaff: false), postedAt: FixedClock.noon,
            editedAt: nil, state: state, stateBy: nil, stateReason: nil, stateAt: nil)
    }

    /// Held by a rule, taken by whoever looks at it.
    private static func held(by claimant: Member.ID, facts: [Decision], _ now: Moment) -> QueueCase {
        QueueCase(
            item: item(1, .held, by: claimant, isUrgent: true), board: board, discussion: thread, isOpen: true,
            post: post(.member(Member.ID(rawValue: 2), name: "ben"), .held), html: "<p>Some words.</p>",
            waitingTitle: "Better strings",
            edit: .init(
                title: "Other strings", html: "<p>Other words.</p>", madeAt: now, standing: "Some words.",
                source: "Other words."),
            answers: .init(id: Post.ID(rawValue: 3), position: 1, name: "ada", excerpt: "First words."),
            author: .init(joinedAt: now, posts: 3, decisions: 1, past: facts), reports: [], reportCount: 0,
            outcome: nil, isOwn: false, isTaken: true)
    }

    /// Reported by a member and by guests, in words and without.
    private static func reported(
        by claimant: Member.ID?, _ now: Moment, isOwn: Bool = false, outcome: QueueCase.Outcome? = nil
    ) -> QueueCase {
        QueueCase(
            item: item(2, .reported, by: claimant), board: board, discussion: thread, isOpen: false,
            post: post(.author(Author.ID(rawValue: 1), slug: "ben"), .visible), html: "<p>Some words.</p>",
            answers: nil, author: nil,
            reports: [
                .init(reason: .unkind, words: "", by: "ada", madeAt: now),
                .init(reason: .other, words: "Look at it.", by: nil, madeAt: now),
            ], reportCount: 60, outcome: outcome, isOwn: isOwn, isTaken: false)
    }
}
