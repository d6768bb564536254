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

    /// A post that nobody could read until now comes last, as if it was written now; an edit that waits is made.
    mutating func release(_ post: Post.ID, at now: Moment) {
        if posts[post]?.state == .held(isNew: true) { comeLast(post, at: now) }
        letStand(post, at: now)
        if let edit = posts[post]?.edit { make(edit, of: post, markedAt: now) }
    }

    /// Keeps a post away that nobody can read, or the edit of one, which stays as it is.
    mutating func reject(_ post: Post.ID, at now: Moment) {
        guard posts[post]?.edit != nil else { return remove(post, at: now, byAuthor: false) }
        if !waiting.contains(where: { $0.post == post && $0.reports > 0 }) { noteUrgency(of: post) }
        dropEdit(of: post)
    }

    /// The same holds for one that was taken down before.
    mutating func restore(_ post: Post.ID, at now: Moment) {
        if posts[post]?.isUnseen == true { comeLast(post, at: now) }
        posts[post]?.isUnseen = false
        if posts[post]?.wasUrgent == true { posts[post]?.urgentlyLetStandAt = now }
        letStand(post, at: now)
    }

    /// Lets a post be read that was held or removed, or leaves it as it is; the title that went with it comes back.
    mutating func letStand(_ post: Post.ID, at now: Moment) {
        noteUrgency(of: post)
        if waiting.contains(where: { $0.post == post && $0.isUrgent }) { posts[post]?.urgentlyLetStandAt = now }
        waiting.removeAll { $0.post == post }
        posts[post]?.state = .visible
        posts[post]?.letStandAt = now
        guard let discussion = posts[post]?.discussion, threads[discussion]?.posts.first == post,
            let title = threads[discussion]?.takenTitle
        else { return }
        threads[discussion]?.title = title
        threads[discussion]?.takenTitle = nil
    }

    mutating func remove(_ post: Post.ID, at now: Moment, byAuthor: Bool) {
        noteUrgency(of: post)
        waiting.removeAll { $0.post == post }
        takeTitle(of: post)
        posts[post]?.edit = nil
        if posts[post]?.state == .held(isNew: true) { posts[post]?.isUnseen = true }
        posts[post]?.state = .removed(at: now, byAuthor: byAuthor)
    }

    /// `member` is nil for a guest; a member's second report of what waits already takes the place of the first where
    /// it is the graver one, and adds nothing else.
    mutating func report(_ post: Post.ID, by member: Member.ID?, isUrgent: Bool, at now: Moment) {
        let before = member.flatMap { member in waiting.first { $0.post == post }?.reporters[member] }
        if let before, before || !isUrgent { return }
        list(post, isHeld: false, isUrgent: isUrgent, at: now)
        guard let index = waiting.firstIndex(where: { $0.post == post }) else { return }
        if before == nil { waiting[index].reports += 1 }
        if let member { waiting[index].reporters[member] = isUrgent }
        // Everybody here is known well.
        let isHidden = isUrgent || waiting[index].reporters.count >= Self.rates.reportersToHide
        guard isHidden, mayBeHidden(post, isUrgent: isUrgent) else { return }
        takeTitle(of: post)
        posts[post]?.state = .held(isNew: false)
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

    /// A moderator calls a thread something else.
    mutating func retitle(_ discussion: Discussion.ID, to title: String) {
        threads[discussion]?.title = title
        threads[discussion]?.takenTitle = nil
        threads[discussion]?.isRetitled = true
        if let first = threads[discussion]?.posts.first { posts[first]?.edit?.title = nil }
        guard let first = threads[discussion]?.posts.first, let written = posts[first], written.author != nil,
            written.state != .wiped, written.state != .held(isNew: true), !written.isUnseen
        else { return }
        posts[first]?.isMarked = true
    }

    private mutating func noteUrgency(of post: Post.ID) {
        if waiting.contains(where: { $0.post == post && $0.isUrgent }) { posts[post]?.wasUrgent = true }
    }

    /// Nobody of the house wrote it, and no moderator has let these words stand; where it may be a child's, none who
    /// looked at it for that.
    private func mayBeHidden(_ post: Post.ID, isUrgent: Bool) -> Bool {
        guard let written = posts[post] else { return false }
        if let author = written.author, staff.contains(author) { return false }
        guard let letStandAt = isUrgent ? written.urgentlyLetStandAt : written.letStandAt else { return true }
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
