import Features

/// What is written, and what a post becomes for its author.
extension TownModel {
    /// What a thread is called of whose first post no word is left.
    private static let wipedTitle = "A thread that was taken back"

    mutating func start(_ discussion: Discussion.ID, in board: Board.ID, by member: Member.ID?, title: String) {
        threads[discussion] = Thread(board: board, starter: member, title: title)
        discussions.append(discussion)
    }

    mutating func write(_ post: Written) {
        posts[post.id] = post
        order.append(post.id)
        threads[post.discussion]?.posts.append(post.id)
        settle(post.discussion)
        if post.isHeld { list(post.id, isHeld: true, isUrgent: false, at: post.at) }
        if let author = post.author { noteWriting(of: post, by: author) }
    }

    /// A title that comes with words which are held waits with them.
    mutating func edit(_ post: Post.ID, to word: String, titled title: String?, isHeld: Bool, at now: Moment) {
        guard var written = posts[post] else { return }
        let silentUntil = written.at.advanced(seconds: Int64(Self.rates.editSilentMinutes) * 60)
        let isSilent = written.editedAt == nil && written.letStandAt == nil && now <= silentUntil
        if !isSilent { written.editedAt = now }
        written.word = word
        written.quote = nil
        if isHeld { written.state = .held(isNew: false) }
        posts[post] = written
        if isHeld { list(post, isHeld: true, isUrgent: false, at: now) }
        guard let title, title != threads[written.discussion]?.title else { return }
        if isHeld {
            threads[written.discussion]?.waitingTitle = title
        } else {
            threads[written.discussion]?.title = title
        }
    }

    /// Its author takes a post back: soon after writing, or before anybody could read it, no word of it is left.
    mutating func takeBack(_ post: Post.ID, at now: Moment) {
        guard let written = posts[post] else { return }
        remove(post, at: now, byAuthor: true)
        let freshUntil = written.at.advanced(seconds: Int64(Self.rates.quickDeleteMinutes) * 60)
        if now <= freshUntil || written.state == .held(isNew: true) { wipe(post) }
    }

    /// Wipes what was removed at a moment or before it, and says how many posts that are.
    mutating func wipe(removedUntil moment: Moment) -> Int {
        let due = order.filter { post -> Bool in
            if case .removed(at: let at, byAuthor: _)? = posts[post]?.state { at <= moment } else { false }
        }
        for post in due { wipe(post) }
        return due.count
    }

    /// The title of a thread is words of its first post.
    private mutating func wipe(_ post: Post.ID) {
        posts[post]?.state = .wiped
        guard let discussion = posts[post]?.discussion, threads[discussion]?.posts.first == post else { return }
        threads[discussion]?.title = Self.wipedTitle
        threads[discussion]?.waitingTitle = nil
    }

    /// Puts a thread in order of time; nothing is older here than what it answers.
    mutating func settle(_ discussion: Discussion.ID) {
        let written = threads[discussion]?.posts.compactMap { posts[$0] } ?? []
        threads[discussion]?.posts = written.sorted { $0.at < $1.at }.map(\.id)
    }
}
