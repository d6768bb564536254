import Features

/// What stands above a thread, in both views.
struct ThreadHead: Sendable {
    let title: HTML
    let board: HTML
    let boardAddress: HTML
    let isPinned: Bool
    let lock: HTML?
    let started: HTML
    /// The form by which a member follows the thread or mutes it; nil for a guest.
    let follow: HTML?

    /// The way to the reply that answers it; nil while none does.
    let solved: Solved?

    struct Solved: Sendable {
        let name: String
        let address: HTML
    }

    /// - Parameters:
    ///   - token: what a form of the reader's has.
    ///   - address: where a post of the thread stands, by its position.
    init(
        _ discussion: Discussion, board: BoardLink, reader: ThreadReader, token: String, kit: Kit, now: Moment,
        address: (Post.ID, Int) -> String
    ) {
        solved = reader.answer.map {
            Solved(name: PostWords.solved(in: $0.position), address: "\(address($0.post, $0.position))")
        }
        follow = reader.posts.choice.map {
            FollowControl.form($0, to: Link.follow(discussion.id), token: token, kit: kit)
        }
        title = "\(discussion.title)"
        self.board = "\(board.name)"
        boardAddress = "\(Link.board(board.slug))"
        isPinned = discussion.pinnedUntil.map { $0 > now } ?? false
        lock = discussion.lock.map { "\(DiscussionWords.locked($0))" }
        let day = kit.dates.element(discussion.startedAt, kit.dates.day(discussion.startedAt))
        started = DiscussionWords.started(day, replies: max(0, discussion.visibleCount - 1))
    }
}
