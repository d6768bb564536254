import Features

/// How far people have read, and what is new to them.
extension TownModel {
    /// Seconds after which everything is as good as read.
    private static let memory = 365 * Moment.day

    /// Who writes has read so far, where nothing of others stands before it that they have not seen.
    mutating func noteWriting(of post: Written, by member: Member.ID) {
        let reader = Reader(member: member, discussion: post.discussion)
        let place = position(of: post.id, in: post.discussion)
        let before = threads[post.discussion]?.posts.prefix(max(0, place - 1)) ?? []
        let isBehindOthers = before.dropFirst(position(of: marks[reader], in: post.discussion)).contains {
            posts[$0]?.isVisible == true && posts[$0]?.author != member
        }
        if !isBehindOthers { marks[reader] = post.id }
    }

    mutating func saw(_ post: Written, by member: Member.ID) {
        let reader = Reader(member: member, discussion: post.discussion)
        let mark = position(of: marks[reader], in: post.discussion)
        if position(of: post.id, in: post.discussion) > mark { marks[reader] = post.id }
    }

    /// `end` is nil for what is muted no more.
    mutating func mute(_ discussion: Discussion.ID, by member: Member.ID, until end: Moment?) {
        muted[Reader(member: member, discussion: discussion)] = end
    }

    mutating func ignore(_ other: Member.ID, by member: Member.ID, _ isIgnored: Bool) {
        let pair = Ignoring(member: member, other: other)
        ignored.removeAll { $0 == pair }
        if isIgnored { ignored.append(pair) }
    }

    /// `board` is nil for all of them.
    mutating func readAll(in board: Board.ID?, until moment: Moment, by member: Member.ID) {
        guard let board else {
            floors[member] = moment
            return
        }
        boardFloors[Shelf(member: member, board: board)] = moment
    }

    /// Posts of a discussion that a member has not seen, in order.
    func unread(in discussion: Discussion.ID, for member: Member.ID, at now: Moment) -> [Post.ID] {
        let reader = Reader(member: member, discussion: discussion)
        guard let thread = threads[discussion], muted[reader].map({ $0 <= now }) ?? true else { return [] }
        let year = now.advanced(seconds: -Self.memory)
        let floor = max(
            year, floors[member] ?? year, boardFloors[Shelf(member: member, board: thread.board)] ?? year)
        return thread.posts.dropFirst(position(of: marks[reader], in: discussion)).filter { id in
            guard let post = posts[id], post.isVisible, post.at > floor else { return false }
            guard let author = post.author else { return true }
            return author != member && !ignored.contains(Ignoring(member: member, other: author))
        }
    }

    /// How many posts of each board a member has not seen; boards without any are left out.
    func unreadByBoard(for member: Member.ID, at now: Moment) -> [Board.ID: Int] {
        var counts: [Board.ID: Int] = [:]
        for (discussion, thread) in threads {
            let count = unread(in: discussion, for: member, at: now).count
            if count > 0 { counts[thread.board, default: 0] += count }
        }
        return counts.mapValues { min($0, UnreadMark.most + 1) }
    }

    /// From 1; 0 for no post.
    private func position(of post: Post.ID?, in discussion: Discussion.ID) -> Int {
        guard let post, let index = threads[discussion]?.posts.firstIndex(of: post) else { return 0 }
        return index + 1
    }
}
