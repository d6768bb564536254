import Prose
import Storage

/// Discussions and their posts, as readers ask for them.
package struct Discussions: Sendable {
    /// Discussions that may stand pinned on a board at a time.
    package static let maximumPinned = 3

    let reader: Reader
    let store: any Store
    let gate: Gate
    let renderer: BodyRenderer
    let site: Site
    let events: EventBus
    let texts: TextPace
    let surroundings: Surroundings

    /// All discussions that `actor` may read, newest first, a page of them.
    package func latest(
        at cursor: ListCursor?, for actor: Actor
    ) async throws(ReadingError) -> ListPage<DiscussionSummary> {
        let (now, member) = (surroundings.now(), actor.member?.id)
        return try await reader.read(for: actor) { transaction, audiences in
            try transaction.page(at: cursor) { .latest(audiences, at: $0, for: member, now: now) }
        }
    }

    /// A flat page of a discussion.
    ///
    /// A page past the end is `.moved` to the last one.
    package func show(
        _ id: Discussion.ID, page: Int, for actor: Actor
    ) async throws(ReadingError) -> ShowOutcome<DiscussionPage> {
        let (sight, now) = (gate.sight, surroundings.now())
        return try await reader.read(for: actor) { transaction, audiences in
            let head: DiscussionHead
            switch try transaction.find(id, audiences) {
            case .found(let found): head = found
            case .moved(let link): return .moved(to: link, page: page)
            case .missing: return .missing
            }
            let discussion = head.discussion
            guard page >= 1 else { return .missing }
            guard page <= discussion.pageCount else {
                return .moved(to: discussion.link, page: discussion.pageCount)
            }
            let first = (page - 1) * Discussion.postsPerPage + 1
            let range = first...(first + Discussion.postsPerPage - 1)
            guard let lastID = head.lastPost, let last = try transaction.first(.place(of: lastID, audiences)) else {
                return .missing
            }
            let posts = try transaction.all(
                .posts(
                    of: id, positions: range, longest: Discussion.longestBodyOfMany,
                    for: sight(actor, head.board.id, audiences)))
            let answerable = ReplyPlace(opening: head) ?? posts.last { $0.isReadable }.map { ReplyPlace($0.post, head) }
            return .page(
                DiscussionPage(
                    board: head.board, category: head.category, discussion: discussion, starter: head.starter,
                    page: page, posts: posts, last: last,
                    nearby: try transaction.all(
                        .nearby(id, in: head.board.id, audiences, for: actor.member?.id, now: now)),
                    answerable: answerable, takesAnswers: head.takesAnswers))
        }
    }

    /// A discussion as a tree with `article` open, or its first post.
    ///
    /// `part` counts from 1 where a discussion is too long for one tree; without it, the part that holds the article.
    package func tree(
        _ id: Discussion.ID, article: Post.ID?, part: Int?, for actor: Actor
    ) async throws(ReadingError) -> ShowOutcome<TreePage> {
        let sight = gate.sight
        return try await reader.read(for: actor) { transaction, audiences in
            switch try transaction.find(id, audiences) {
            case .found(let head):
                try transaction.tree(
                    head, article: article, part: part, for: sight(actor, head.board.id, audiences))
            case .moved(let link): .moved(to: link, page: 1)
            case .missing: .missing
            }
        }
    }

    /// How a discussion's board shows it to a reader who has not chosen; nil when there is none for `actor`.
    package func defaultView(of id: Discussion.ID, for actor: Actor) async throws(ReadingError) -> Board.View? {
        try await reader.read(for: actor) { try $0.first(.head(of: id, $1))?.defaultView }
    }

    /// What a post was written as; addresses in archived posts are masked.
    ///
    /// Nil for a stub and for what `actor` may not read.
    package func source(of id: Post.ID, for actor: Actor) async throws(ReadingError) -> PostSource? {
        try await reader.read(for: actor) { transaction, audiences in
            guard let place = try transaction.first(.place(of: id, audiences)),
                let stored = try transaction.first(.source(of: id, audiences))
            else { return nil }
            let source =
                stored.isArchived
                ? AddressMask.masked(stored.source) : try transaction.readable(stored.source, of: id)
            return PostSource(
                place: place, by: stored.by, kind: stored.kind, source: source, messageID: stored.messageID)
        }
    }
}

/// What came of looking a discussion up.
private enum Found {
    case found(DiscussionHead)
    case moved(DiscussionLink)
    case missing
}

extension Transaction {
    fileprivate func find(_ id: Discussion.ID, _ audiences: [Audience]) throws -> Found {
        guard let head = try first(.head(of: id, audiences)) else { return .missing }
        if let target = head.movedTo {
            return try first(.head(of: target, audiences)).map { .moved($0.discussion.link) } ?? .missing
        }
        return head.discussion.visibleCount > 0 ? .found(head) : .missing
    }

    fileprivate func tree(
        _ head: DiscussionHead, article: Post.ID?, part: Int?, for sight: Sight
    ) throws -> ShowOutcome<TreePage> {
        let audiences = sight.audiences
        let discussion = head.discussion
        let size = TreePage.leavesPerPart
        let partCount = max(1, (discussion.postCount + size - 1) / size)
        guard part.map({ (1...partCount).contains($0) }) ?? true else { return .missing }
        var open = try article.map { try first(.place(of: $0, audiences)) } ?? nil
        guard article == nil || open?.discussion.id == discussion.id else { return .missing }
        let shownPart = part ?? open.map { ($0.position - 1) / size + 1 } ?? 1
        let positions = ((shownPart - 1) * size + 1)...(shownPart * size)
        let tree = PostTree(try all(.leaves(of: discussion.id, positions: positions, for: sight)))
        if open == nil, let leaf = tree.nodes.first?.leaf {
            open = try first(.place(of: leaf.id, audiences))
        }
        guard let open, let pane = try articlePane(at: open, in: tree, head, for: sight) else { return .missing }
        return .page(
            TreePage(
                board: head.board, category: head.category, discussion: discussion, tree: tree,
                article: pane, part: shownPart, partCount: partCount,
                answerable: pane.post.state == .visible && pane.html != nil ? ReplyPlace(pane.post, head) : nil,
                starter: head.starter, takesAnswers: head.takesAnswers))
    }

    private func articlePane(
        at place: PostPlace, in tree: PostTree, _ head: DiscussionHead, for sight: Sight
    ) throws -> TreePage.Article? {
        let position = place.position...place.position
        guard let shown = try first(.posts(of: head.discussion.id, positions: position, for: sight)) else { return nil }
        let details = try one(.details(of: place.id, in: head.board.id))
        let index = tree.nodes.firstIndex { $0.leaf.id == place.id }
        var answers = shown.post.parent.flatMap { parent in tree.nodes.first { $0.leaf.id == parent }?.leaf }
        if answers == nil, let parent = shown.answers {
            answers = try first(
                .leaves(of: head.discussion.id, positions: parent.position...parent.position, for: sight))
        }
        let title = head.discussion.title
        return TreePage.Article(
            post: shown.post, html: shown.html,
            subject: (shown.html == nil ? nil : details.subject) ?? (shown.post.position == 1 ? title : "Re: \(title)"),
            number: head.board.groupName == nil ? nil : details.number, messageID: details.messageID,
            answers: answers,
            previous: index.flatMap { $0 > 0 ? tree.nodes[$0 - 1].leaf : nil },
            next: index.flatMap { $0 + 1 < tree.nodes.count ? tree.nodes[$0 + 1].leaf : nil },
            waitingTitle: shown.waitingTitle)
    }
}
