import Features

/// What is written, and what a post becomes for its author.
extension TownModel {
    /// What a thread is called of whose first post no word is left.
    private static let wipedTitle = "A thread that was taken back"
    /// What one is called whose first post is not to be read.
    private static let takenTitle = "A thread whose first post was taken away"

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

    /// What a rule keeps back waits beside what stands there; an edit takes the place of one that waits.
    mutating func edit(_ post: Post.ID, to word: String, titled title: String?, isHeld: Bool, at now: Moment) {
        guard let written = posts[post] else { return }
        let edit = Edit(word: word, title: title == threads[written.discussion]?.title ? nil : title)
        guard !isHeld else {
            posts[post]?.edit = edit
            list(post, isHeld: true, isUrgent: false, at: now)
            return
        }
        dropEdit(of: post)
        let silentUntil = written.at.advanced(seconds: Int64(Self.rates.editSilentMinutes) * 60)
        let isSilent =
            written.editedAt == nil && written.letStandAt == nil && !written.isMarked && now <= silentUntil
        make(edit, of: post, markedAt: isSilent ? nil : now)
    }

    /// Puts other words in a post; `markedAt` is nil where that leaves no mark.
    mutating func make(_ edit: Edit, of post: Post.ID, markedAt moment: Moment?) {
        guard let discussion = posts[post]?.discussion else { return }
        if let moment { posts[post]?.editedAt = moment }
        posts[post]?.word = edit.word
        posts[post]?.quote = nil
        posts[post]?.edit = nil
        guard let title = edit.title else { return }
        threads[discussion]?.title = title
        threads[discussion]?.isRetitled = false
    }

    /// An edit that waits is not to be made: its post waits no longer, but for those who reported it.
    mutating func dropEdit(of post: Post.ID) {
        guard posts[post]?.edit != nil else { return }
        posts[post]?.edit = nil
        guard let index = waiting.firstIndex(where: { $0.post == post }) else { return }
        if waiting[index].reports > 0 { waiting[index].isHeld = false } else { waiting.remove(at: index) }
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
        guard let discussion = posts[post]?.discussion, threads[discussion]?.posts.first == post,
            threads[discussion]?.isRetitled == false
        else { return }
        threads[discussion]?.title = Self.wipedTitle
        threads[discussion]?.takenTitle = nil
    }

    /// A title is words of the first post, and goes with that, unless a moderator gave it.
    mutating func takeTitle(of post: Post.ID) {
        guard let written = posts[post], written.isVisible, written.author != nil,
            let thread = threads[written.discussion], thread.posts.first == post, !thread.isRetitled
        else { return }
        threads[written.discussion]?.takenTitle = thread.title
        threads[written.discussion]?.title = Self.takenTitle
    }

    /// Puts a thread in order of time; nothing is older here than what it answers.
    mutating func settle(_ discussion: Discussion.ID) {
        let written = threads[discussion]?.posts.compactMap { posts[$0] } ?? []
        threads[discussion]?.posts = written.sorted { $0.at < $1.at }.map(\.id)
    }
}
