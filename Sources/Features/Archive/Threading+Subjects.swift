import MessageFormat
import Storage

/// A reply whose parent is not here goes by its subject to the thread it most likely answers: the last one of that
/// subject that had begun, else the next to begin; where none began without "Re:", to the other replies.
extension Threading {
    /// The discussion that a message without kin joins by its subject.
    ///
    /// One that is no reply joins none.
    func subjectMatch(of message: ArchivedMessage) throws -> SubjectMatch? {
        guard message.isReply, !message.subjectKey.isEmpty else { return nil }
        return try home(of: message.subjectKey, at: message.postedAt)
    }

    private func home(of key: String, at moment: Moment) throws -> SubjectMatch? {
        try transaction.first(.begunBefore(moment, key, in: board))
            ?? transaction.first(.begunAfter(moment, key, in: board))
            ?? transaction.first(.repliesNear(moment, key, in: board))
    }

    /// Replies that came before the message that began their thread, or went to another of its subject, come to it.
    mutating func gatherReplies(to message: ArchivedMessage, in discussion: Discussion.ID) throws {
        guard !message.subjectKey.isEmpty else { return }
        let replies = try transaction.all(.subjectReplies(message.subjectKey, in: board, near: message.postedAt))
        var here = discussion
        for reply in replies {
            guard let match = try home(of: message.subjectKey, at: reply.postedAt), match.discussion == here else {
                continue
            }
            try transaction.run(.reparent(reply.id, to: Parent(id: match.firstPost, link: .subject)))
            let from = try transaction.one(.discussion(of: reply.id))
            guard from != here else { continue }
            try moveBranch(of: reply.id, from: from, to: here)
            here = try transaction.one(.discussion(of: match.firstPost))
            // The next reply's home is looked for among discussions in order.
            for touched in [from, here] where unsettled.contains(touched) { try settleNow(touched) }
        }
    }

    /// Of the messages that only a subject joins, the first that is no reply is the root; the others stand under it.
    func rootSubjects(of discussion: Discussion.ID) throws {
        let candidates = try transaction.all(.subjectRoots(of: discussion))
        guard candidates.contains(where: { $0.subjectParent != nil }),
            let root = candidates.min(by: { left, right in
                let (a, b) = (SubjectLine.isReply(left.subject), SubjectLine.isReply(right.subject))
                return a != b ? b : (left.postedAt, left.id) < (right.postedAt, right.id)
            })
        else { return }
        if root.subjectParent != nil {
            try transaction.run(.reparent(root.id, to: nil))
        }
        for candidate in candidates where candidate.id != root.id {
            let wasRoot = candidate.subjectParent == nil && candidate.id == root.subjectParent
            if wasRoot || (candidate.subjectParent != nil && candidate.subjectParent != root.id) {
                try transaction.run(.reparent(candidate.id, to: Parent(id: root.id, link: .subject)))
            }
        }
    }
}
