import Storage

/// What follows from a decision once it is durable.
struct Settled: Sendable {
    /// Nil where the post is what it was.
    let change: StateChange?
    /// Whose bells have changed.
    let noticed: Set<Member.ID>
}

/// Carries decisions out, inside one transaction: the post, its item, the record, those who are told.
struct Bench {
    let transaction: any Transaction
    /// Who decides; nil for a program of the owner's.
    let by: Member.ID?
    let now: Moment
    let desk: PostingDesk

    /// Does what was decided about a post that is on the list, or could be.
    func settle(_ verdict: Verdict, of subject: DecisionSubject) throws -> Settled {
        let (states, wasHeld) = (desk.states(in: transaction), subject.state == .held)
        let isNew = try verdict.kind == .release && transaction.one(.wasNeverSeen(subject.post))
        var change: StateChange?
        switch verdict {
        case .release, .dismiss: if wasHeld { change = try states.release(subject.post, at: now) }
        case .reject where subject.hasEdit: change = try drop(subject)
        case .reject: change = try states.reject(subject.post, at: now)
        case .remove(let reason): change = try states.remove(subject.post, by: .moderator, reason: reason, at: now)
        }
        var called: Set<Member.ID> = []
        if case .release = verdict, let (edited, told) = try publishEdit(of: subject) {
            (change, called) = (change.map { $0.union(edited) } ?? edited, told)
        }
        let settled = try record(verdict.kind, verdict.reason, of: subject, change, isNew: isNew)
        return Settled(change: settled.change, noticed: settled.noticed.union(called))
    }

    /// Makes the edit of a post that waits, if one does; says what changed, and who is called by it.
    private func publishEdit(of subject: DecisionSubject) throws -> (StateChange, Set<Member.ID>)? {
        guard let author = subject.author, let edit = try transaction.first(.heldEdit(of: subject.post)) else {
            return nil
        }
        let rates = desk.rules.current.rates
        let own = try transaction.one(.own(subject.post, of: author, newcomer: rates.newcomerPosts))
        let work = EditWork(transaction: transaction, desk: desk, rates: rates, isUnchecked: true, now: now)
        return try work.publish(edit, of: own)
    }

    /// Keeps an edit away from its post, which stays as it is: to be read, or hidden by what readers said of it.
    private func drop(_ subject: DecisionSubject) throws -> StateChange {
        try transaction.run(.dropEdit(of: subject.post))
        return StateChange(
            post: subject.post, discussion: subject.link.id, board: subject.board, author: subject.author)
    }

    /// Lets a post be read again.
    func restore(_ subject: DecisionSubject) throws -> Settled {
        let isNew = try transaction.one(.wasNeverSeen(subject.post))
        let change = try desk.states(in: transaction).restore(subject.post, isNew: isNew, at: now)
        return try record(.restore, "", of: subject, change, isNew: isNew)
    }

    /// Writes the decision down, takes the post off the list, and tells its author and those who reported it.
    ///
    /// What readers said of a post is not decided by keeping an edit of it away: that stays on the list.
    ///
    /// - Parameter isNew: nobody could read the post until now: those whom it concerns are told of it.
    private func record(
        _ kind: Decision.Kind, _ reason: String, of subject: DecisionSubject, _ change: StateChange?, isNew: Bool
    ) throws -> Settled {
        let item = try transaction.first(.newestItem(of: subject.post, nil, at: now))
            .flatMap { $0.settledAt == nil ? $0.item : nil }
        // What waits beside a post that stands did not keep the post back.
        let isOfHeld = subject.state == .held || kind == .release || kind == .reject
        let decision = try transaction.one(
            .decide(
                NewDecision(
                    kind: kind, post: subject.post, member: subject.author, by: by,
                    rule: isOfHeld ? item?.rule : nil, reason: reason, at: now)))
        let keeper = QueueKeeper(transaction: transaction)
        let isOfEdit = kind == .reject && subject.hasEdit
        let isLeft = isOfEdit ? try keeper.editTakenBack(subject.post, decision: decision, at: now) : false
        if !isOfEdit { try keeper.settle(subject.post, decision: decision, at: now) }
        let notices = desk.notices(in: transaction, at: now)
        var noticed =
            isNew ? try AfterPosting(transaction: transaction, desk: desk).released(subject.post, at: now) : []
        // Whom nothing happened to is not told that somebody had said something of them.
        if let author = subject.author, change != nil {
            noticed.formUnion(try notices.decided(subject.post, to: author, by: by))
        }
        if let item, !isLeft {
            let reporters = try transaction.all(.reporters(of: item.id)).filter { $0 != subject.author }
            noticed.formUnion(try notices.reported(outcome: subject.post, to: reporters))
        }
        return Settled(change: change, noticed: noticed)
    }
}
