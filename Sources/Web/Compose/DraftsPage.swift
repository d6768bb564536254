import Features

/// What a member began to write and has not posted, and what they have posted that waits for a moderator.
struct DraftsPage: Page {
    let template = Template.drafts
    let head: Head
    let words = DraftsWords()
    let account = Link.account
    let action = Link.discardDraft
    let token: String
    let drafts: [Row]
    let isEmpty: Bool
    let waiting: [Waiting]
    let hasWaiting: Bool
    /// What keeps the form from being taken.
    let errors: ErrorSummary?

    /// A draft in the list.
    struct Row: Sendable {
        let kind: String
        let place: HTML
        /// Where it goes on, or is read at least.
        let address: HTML
        let beginning: HTML
        let time: HTML
        let target: String

        init(_ draft: SavedDraftEntry, kit: Kit) {
            (kind, place) =
                switch (draft.target, draft.place) {
                case (.newDiscussion, .board(let board)?): (DraftsWords.newThread, "\(board.name)")
                case (.reply, .discussion(let link)?): (DraftsWords.reply, "\(link.title)")
                case (.edit, .discussion(let link)?): (DraftsWords.edit, "\(link.title)")
                default: (DraftsWords.nowhere, "\(DraftsWords.read)")
                }
            address = "\(Self.address(draft))"
            let words = [draft.title, draft.beginning].filter { !$0.isEmpty }.joined(separator: ": ")
            beginning = words.isEmpty ? "\(DraftsWords.empty)" : "\(words)"
            time = kit.dates.element(draft.savedAt, kit.dates.time(draft.savedAt))
            target = draft.target.key
        }

        private static func address(_ draft: SavedDraftEntry) -> String {
            switch (draft.target, draft.place) {
            case (.newDiscussion, .board(let board)?): Link.newThread(inBoard: board.slug)
            case (.reply(let post), .discussion?): Link.reply(to: post)
            case (.edit(let post), .discussion?): Link.edit(post)
            default: Link.draft(draft.target)
            }
        }
    }

    /// A post in the list of those that wait.
    struct Waiting: Sendable {
        let kind: String
        let place: HTML
        /// Where its author reads why it waits.
        let address: String
        let beginning: HTML
        let time: HTML

        init(_ post: WaitingPost, kit: Kit) {
            kind =
                switch post.kind {
                case .thread: DraftsWords.newThread
                case .reply: DraftsWords.reply
                case .edit: DraftsWords.edit
                }
            place = "\(post.title ?? DecisionWords.hiddenThread)"
            address = Link.held(post.id)
            beginning = "\(post.beginning)"
            time = kit.dates.element(post.at, kit.dates.time(post.at))
        }
    }

    init(
        _ drafts: [SavedDraftEntry], waiting: [WaitingPost], token: String, kit: Kit, refusal: FormRefusal? = nil
    ) {
        head = .ofForm(words.title)
        self.token = token
        self.drafts = drafts.map { Row($0, kit: kit) }
        isEmpty = drafts.isEmpty
        self.waiting = waiting.map { Waiting($0, kit: kit) }
        hasWaiting = !waiting.isEmpty
        errors = ErrorSummary(refusal: refusal)
    }
}
