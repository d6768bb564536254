import HTTPTypes
import TestSupport
import Testing

@testable import Features
@testable import Web

extension PageSamples {
    /// Where members write, and what becomes of it, with everything that may be wrong.
    static func composing(_ town: TestCommunity, _ pages: Pages) async throws -> [Sample] {
        let first = try await town.start("A thread to write in", in: town.guitars)
        let second = try await town.reply(to: first)
        let discussions = town.community.discussions
        let board = try #require(try await town.community.boards.board(slug: "guitars", for: .guest))
        let reply = try #require(try await discussions.replyPlace(of: second, for: .guest))
        let post = EditablePost(
            place: reply.place, title: "A thread to write in", source: "Old words.", base: 1, until: FixedClock.noon)
        return try await composers(.board(board), .reply(reply), .edit(post), pages)
            + kept() + written(town, reply, pages) + drafts(board, reply.place, pages)
    }

    private static func composers(
        _ board: ComposerPlace, _ reply: ComposerPlace, _ edit: ComposerPlace, _ pages: Pages
    ) async throws -> [Sample] {
        var typed = TypedText()
        (typed.title, typed.body, typed.isUnderstood) = ("A \"title\"", "</textarea>", true)
        var faults = ComposerFaults()
        (faults.title, faults.body, faults.understood) = ("Longer.", "Write something.", "Tick it.")
        faults.warning = PostWarning(
            findings: ([nil, 1] as [Int?]).map {
                PersonalFinding(kind: .phoneNumber, line: $0, lineText: "Ring 0117", range: 5..<9)
            },
            matches: [RuleMatch(rule: "r", name: "Rule", effect: .warn, sentence: "Really?", found: "ring")])
        var base = typed
        base.base = 2
        var goesOn = ComposerFaults()
        (goesOn.goesOn, goesOn.warning) = (true, faults.warning)
        let old = FixedClock.noon.advanced(seconds: 400 * Moment.day)
        func form(
            _ place: ComposerPlace, _ typed: TypedText, _ stage: NoticeStage, _ faults: ComposerFaults,
            draftAt: Moment? = nil
        ) -> ComposerForm {
            ComposerForm(
                place, typed, by: "ada", stage: stage, token: "t", use: "c", faults: faults, draftAt: draftAt,
                kit: pages.kit(for: .guest), now: old)
        }
        return [
            framed(
                ComposePage(board, form(board, typed, .mustUnderstand, faults, draftAt: old), preview: "<h2>x</h2>")),
            framed(
                ComposePage(
                    reply, form(reply, TypedText(), .full, ComposerFaults(refusal: "No.")),
                    earlier: "/p/1")),
            framed(ComposePage(edit, form(edit, base, .line, goesOn), theirs: "Their words.")),
        ]
    }

    private static func kept() -> [Sample] {
        var typed = TypedText()
        (typed.title, typed.body, typed.base, typed.token) = ("A title", "Words & more.", 1, "\"<c>")
        let locked = KeptTextPage.Reason(PostingError.locked(by: "maren", reason: "Settled"))
        return [
            framed(KeptTextPage(.signedOut, typed, at: "/p/1/edit", token: "")),
            framed(KeptTextPage(locked, typed, at: "/p/1/reply", token: "t")),
            framed(KeptTextPage(locked, TypedText(), at: "/p/1/reply", token: "t")),
        ]
    }

    /// What was written: held back, changed, and threads as their members see them.
    private static func written(_ town: TestCommunity, _ reply: ReplyPlace, _ pages: Pages) async throws -> [Sample] {
        let kit = pages.kit(for: .guest)
        func held(_ title: String?, in discussion: DiscussionLink?, isEdit: Bool = false) -> HeldPost {
            HeldPost(
                id: reply.place.id, state: isEdit ? .visible : .held, board: reply.board, discussion: discussion,
                title: title, waitingTitle: title, html: "<p>x</p>", rule: nil, postedAt: FixedClock.noon,
                isEdit: isEdit)
        }
        let rule = NamedRule(name: "Links", sentence: nil)
        let by = Byline(name: "ada", person: .member(town.ada, name: "ada"), label: nil, isStaff: false)
        let version = VersionsPage.Entry(
            number: 2, at: FixedClock.noon, by: "ada", title: "A title", source: "One\nTwo", isHidden: false,
            isCurrent: true, changes: [DiffLine(.same, "One"), DiffLine(.added, "Two"), DiffLine(.removed, "Three")])
        func versions(hasOlder: Bool) -> VersionsPage {
            VersionsPage(place: reply.place, by: by, entries: [version], hasOlder: hasOlder, mayHide: true)
        }
        return [
            framed(ShowHeldPage(held("A title", in: nil), heldBy: nil)),
            framed(ShowHeldPage(held(nil, in: reply.place.discussion), heldBy: rule)),
            framed(ShowHeldPage(held("A title", in: reply.place.discussion, isEdit: true), heldBy: rule)),
            framed(ShowVersionsPage(versions(hasOlder: true), kit: kit)),
            framed(ShowVersionsPage(versions(hasOlder: false), kit: kit)),
        ] + (try await ownThreads(town, reply, pages))
    }

    private static func ownThreads(
        _ town: TestCommunity, _ reply: ReplyPlace, _ pages: Pages
    ) async throws -> [Sample] {
        let (id, discussions) = (reply.place.discussion.id, town.community.discussions)
        guard case .page(let flat) = try await discussions.show(id, page: 1, for: .guest),
            case .page(let tree) = try await discussions.tree(id, article: reply.place.id, part: nil, for: .guest)
        else {
            Issue.record("a sample is missing")
            return []
        }
        let marks = PostMarks(thanks: 5, names: ["ada", "ben"], isThanked: true, isBookmarked: true)
        try await town.markEdited(reply.place.id)
        let reader = ThreadReader(
            member: town.ben,
            posts: ReaderPosts(
                first: reply.place, newCount: 1, isNew: [reply.place.id], since: FixedClock.noon,
                choice: Chosen(.follow)),
            marks: [reply.place.id: marks],
            answer: AnswerShown(post: reply.place.id, position: 2, name: "ada", at: FixedClock.noon), mayThank: true,
            mayAnswer: true, mayModerate: true)
        let visitor = Visitor.member(
            VisitingMember(
                name: "ben", session: SessionSecret(Secret { [UInt8](repeating: 1, count: $0) }),
                signIn: SignIn.ID(rawValue: 1), token: "t"))
        let form = ComposerForm(
            .reply(reply), TypedText(), by: "ben", stage: .line, token: "t", use: "c", isSmall: true,
            kit: pages.kit(for: visitor), now: pages.now)
        let further = PostPlace(
            id: .init(rawValue: 99), discussion: reply.place.discussion, position: 99, at: FixedClock.noon,
            defaultView: .tree)
        return [
            framed(
                ShowDiscussionPage(
                    flat, standard: .flat, isChosen: false, reader: reader, composer: form, for: visitor, pages: pages)),
            framed(
                ShowDiscussionPage(flat, standard: .flat, isChosen: false, for: .guest, pages: pages)),
            framed(
                ShowTreePage(
                    tree, standard: .tree, isChosen: false, reader: reader, composer: form, for: visitor, pages: pages)),
            framed(ShowTreePage(tree, standard: .tree, isChosen: false, for: .guest, pages: pages)),
            framed(
                ShowTreePage(
                    tree, standard: .tree, isChosen: false,
                    reader: ThreadReader(
                        member: town.maren,
                        posts: ReaderPosts(first: further, newCount: 2, ignored: [town.ada, town.ben])),
                    composer: nil, for: visitor, pages: pages)),
        ]
    }

    private static func drafts(_ board: Board, _ place: PostPlace, _ pages: Pages) -> [Sample] {
        let link = BoardLink(id: board.id, slug: board.slug, name: board.name, groupName: nil)
        func draft(_ target: ComposerTarget, _ place: SavedDraftEntry.Place?) -> SavedDraftEntry {
            SavedDraftEntry(
                target: target, title: "A title", beginning: "Words <b>", savedAt: FixedClock.noon, place: place)
        }
        let list = [
            draft(.newDiscussion(in: board.id), .board(link)),
            draft(.reply(to: place.id), .discussion(place.discussion)),
            draft(.edit(place.id), .discussion(place.discussion)), draft(.reply(to: place.id), nil),
        ]
        let kit = pages.kit(for: .guest)
        let kinds: [(WaitingPost.Kind, String?)] = [(.thread, "A title"), (.reply, nil), (.edit, "A title")]
        let waiting = kinds.map { kind, title in
            WaitingPost(id: place.id, kind: kind, title: title, beginning: "Words <b>", at: FixedClock.noon)
        }
        return [
            framed(DraftsPage(list, waiting: waiting, token: "t", kit: kit)),
            framed(DraftsPage([], waiting: [], token: "t", kit: kit, refusal: .stale)),
        ]
    }
}
