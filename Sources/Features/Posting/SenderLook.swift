import Storage

/// Who sends something, and where to, as both stand before it is read.
struct SenderLook: Sendable {
    /// What it answers can be answered, where that was asked.
    let isAnswerable: Bool
    /// Its form was sent before.
    let wasUsed: Bool
    /// Nil for somebody who is no member, or is not in use.
    let writer: WriterFacts?
    /// How fast they wrote in the time that counts for those who are no newcomers.
    let pace: PostingPace
}

extension Query where Row == SenderLook {
    /// What is asked of every submission, by one statement.
    ///
    /// - Parameters:
    ///   - newcomer: of their posts no more are counted.
    ///   - moment: since when their pace counts.
    static func look(
        at submission: Submission, for audiences: [Audience], newcomer: Int, since moment: Moment, at now: Moment
    ) -> Self {
        let isAnswerable: SQLText =
            if submission.isUnseen, case .reply(let parent) = submission.draft.place {
                "EXISTS (\(Query<Post.ID>.answerable(parent, audiences).sql))"
            } else {
                "1 = 1"
            }
        let wasUsed: SQLText =
            if let form = submission.form {
                "EXISTS (\(Query<Post.ID?>.earlierUse(form.nonceHash).sql))"
            } else {
                "1 = 0"
            }
        let member = submission.draft.by
        // Their pace stands first: there is always one row of it, and so there is of all.
        return Query(
            """
            SELECT \(isAnswerable), \(wasUsed), \(SQLText.writerColumns(newcomer: newcomer)), y.newest, y.newest_start,
                y.oldest_start, y.oldest_reply, y.starts, y.posts
            FROM (
                SELECT \(SQLText.paceColumns)
                FROM \(SQLText.recentPosts(of: member, since: moment, at: now))) AS y
            LEFT JOIN member m ON m.id = \(member) AND m.state = 'active'
            """
        ) { row in
            let (isAnswerable, wasUsed): (Bool, Bool) = (try row.next(), try row.next())
            let writer = try WriterFacts.read(&row)
            return SenderLook(
                isAnswerable: isAnswerable, wasUsed: wasUsed, writer: writer,
                pace: try PostingPace(mayWrite: true, same: nil, row: &row))
        }
    }
}

extension WriterFacts {
    /// The columns of a writer; nil where there is none.
    static func read(_ row: inout SQLRow) throws -> WriterFacts? {
        let (id, name): (Member.ID?, String?) = (try row.next(), try row.next())
        let (band, joinedAt): (Member.Band?, Moment?) = (try row.next(), try row.next())
        let (visiblePosts, hasUnderstood): (Int, Bool) = (try row.next(), try row.next())
        guard let id, let name, let band, let joinedAt else { return nil }
        return WriterFacts(
            id: id, name: name, band: band, joinedAt: joinedAt, visiblePosts: visiblePosts,
            hasUnderstood: hasUnderstood)
    }
}
