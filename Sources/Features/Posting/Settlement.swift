import MessageFormat
import Storage

/// Puts a discussion in order after posts came late, moved or merged: positions, first and last post, counts, title.
///
/// Positions follow time, but a reply never stands before what it answers, whatever its author's clock said.
struct Settlement {
    let transaction: any Transaction

    /// Settles one discussion; one without posts has moved and needs nothing.
    func settle(_ discussion: Discussion.ID) throws {
        let posts = try transaction.all(.orderOf(discussion))
        guard let first = posts.first(where: { $0.parent == nil }) ?? posts.first else { return }
        let ordered = Self.ordered(posts)
        let moved = zip(ordered, 1...).filter { $0.0.position != $0.1 }
        // Two rows may not share a position even for a moment: those that move step aside first.
        for (post, _) in moved { try transaction.run(.place(post.id, at: -Int(post.id.rawValue))) }
        for (post, position) in moved { try transaction.run(.place(post.id, at: position)) }
        if let (_, start) = moved.first { try transaction.run(.renewQuotes(in: discussion, from: start)) }
        let wasSeen = try transaction.one(.tail(of: discussion)).visibleCount > 0
        try transaction.run(.recount(discussion, firstPost: first.id))
        try transaction.run(.dropStrayAnswer(of: discussion))
        let tail = try transaction.one(.tail(of: discussion))
        if wasSeen != (tail.visibleCount > 0) {
            try transaction.run(.countDiscussions(wasSeen ? -1 : 1, in: tail.board))
        }
        try retitle(discussion, from: first.id)
        try transaction.run(.markStale(in: discussion))
    }

    /// Title, slug and subject follow the first message, where that has a subject of its own; a title that a moderator
    /// gave stays.
    private func retitle(_ discussion: Discussion.ID, from first: Post.ID) throws {
        guard let subject = try transaction.first(.subject(of: first)) else { return }
        let title = String(SubjectLine.title(subject).prefix(Gate.archivedTitleLetters))
        try transaction.run(
            .follow(
                discussion, title: title, key: SubjectLine.base(subject),
                opensWithReply: SubjectLine.isReply(subject)))
    }

    /// A post as ordering needs it.
    struct Entry: Sendable, Equatable {
        let id: Post.ID
        let parent: Post.ID?
        let position: Int
        let postedAt: Moment
    }

    /// In order of time, each after its parent: one whose clock ran before its parent's follows right behind it.
    ///
    /// `posts` are in order of time already; those in a circle keep that order at the end.
    static func ordered(_ posts: [Entry]) -> [Entry] {
        let present = Set(posts.map(\.id))
        var ordered: [Entry] = []
        var placed: Set<Post.ID> = []
        var waiting: [Post.ID: [Entry]] = [:]
        for post in posts {
            if let parent = post.parent, present.contains(parent), !placed.contains(parent) {
                waiting[parent, default: []].append(post)
            } else {
                var ready = [post]
                while let next = ready.popLast() {
                    ordered.append(next)
                    placed.insert(next.id)
                    ready += (waiting.removeValue(forKey: next.id) ?? []).reversed()
                }
            }
        }
        return ordered + posts.filter { !placed.contains($0.id) }
    }
}
