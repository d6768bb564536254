import Features

/// What moderators have to look at, and what comes of it.
extension TownModel {
    /// Puts a post on the moderators' list; it is there once, for the graver reason.
    mutating func list(_ post: Post.ID, isHeld: Bool, isUrgent: Bool, at now: Moment) {
        guard let index = waiting.firstIndex(where: { $0.post == post }) else {
            waiting.append(Waiting(post: post, since: now, isHeld: isHeld, isUrgent: isUrgent))
            return
        }
        waiting[index].isHeld = waiting[index].isHeld || isHeld
        waiting[index].isUrgent = waiting[index].isUrgent || isUrgent
    }

    /// A post that nobody could read until now comes last, as if it was written now.
    mutating func release(_ post: Post.ID, at now: Moment) {
        if posts[post]?.state == .held(isNew: true) { comeLast(post, at: now) }
        letStand(post, at: now)
    }

    /// The same holds for one that was taken down before.
    mutating func restore(_ post: Post.ID, at now: Moment) {
        if posts[post]?.isUnseen == true { comeLast(post, at: now) }
        posts[post]?.isUnseen = false
        letStand(post, at: now)
    }

    /// Lets a post be read that was held or removed, or leaves it as it is; a title that waited with it is taken over.
    mutating func letStand(_ post: Post.ID, at now: Moment) {
        waiting.removeAll { $0.post == post }
        posts[post]?.state = .visible
        posts[post]?.letStandAt = now
        guard let discussion = posts[post]?.discussion, threads[discussion]?.posts.first == post,
            let title = threads[discussion]?.waitingTitle
        else { return }
        threads[discussion]?.title = title
        threads[discussion]?.waitingTitle = nil
    }

    mutating func remove(_ post: Post.ID, at now: Moment, byAuthor: Bool) {
        waiting.removeAll { $0.post == post }
        if posts[post]?.state == .held(isNew: true) { posts[post]?.isUnseen = true }
        posts[post]?.state = .removed(at: now, byAuthor: byAuthor)
    }

    /// `member` is nil for a guest; a member's second report of what waits already adds nothing.
    mutating func report(_ post: Post.ID, by member: Member.ID?, isUrgent: Bool, at now: Moment) {
        if let member, waiting.contains(where: { $0.post == post && $0.reporters.contains(member) }) { return }
        list(post, isHeld: false, isUrgent: isUrgent, at: now)
        guard let index = waiting.firstIndex(where: { $0.post == post }) else { return }
        waiting[index].reports += 1
        if let member { waiting[index].reporters.insert(member) }
        // Everybody here is known well.
        let isHidden = isUrgent || waiting[index].reporters.count >= Self.rates.reportersToHide
        if isHidden, mayBeHidden(post) { posts[post]?.state = .held(isNew: false) }
    }

    /// Posts that a moderator took down and whose words are still there.
    var restorable: [Post.ID] {
        order.filter { post -> Bool in
            if case .removed(at: _, byAuthor: false)? = posts[post]?.state { true } else { false }
        }
    }

    /// When each post was removed whose words are still there.
    var removals: [Moment] {
        order.compactMap { post -> Moment? in
            if case .removed(at: let at, byAuthor: _)? = posts[post]?.state { at } else { nil }
        }
    }

    /// The list as moderators should find it: urgent ones first, then those that wait longest.
    var queue: [Waiting] { waiting.filter(\.isUrgent) + waiting.filter { !$0.isUrgent } }

    /// Nobody of the house wrote it, and no moderator has let these words stand.
    private func mayBeHidden(_ post: Post.ID) -> Bool {
        guard let written = posts[post] else { return false }
        if let author = written.author, staff.contains(author) { return false }
        guard let letStandAt = written.letStandAt else { return true }
        return written.editedAt.map { letStandAt < $0 } ?? false
    }

    /// Whoever had read as far as this post, its author as a rule, has read what stood before it, and nothing of what
    /// came meanwhile.
    private mutating func comeLast(_ post: Post.ID, at now: Moment) {
        guard let discussion = posts[post]?.discussion, let all = threads[discussion]?.posts,
            let place = all.firstIndex(of: post)
        else { return }
        if place > 0 {
            for (reader, seen) in marks where seen == post { marks[reader] = all[place - 1] }
        }
        let end = all.compactMap { posts[$0]?.at }.max() ?? now
        posts[post]?.at = max(now, Moment(rawValue: end.rawValue + 1))
        settle(discussion)
    }
}
