import Storage

/// The post that answers a question, where its board's threads have such.
package struct Answers: Sendable {
    let reader: Reader
    let store: any Store
    let authorizer: Authorizer
    let events: EventBus
    let surroundings: Surroundings

    /// Marks a reply as the answer; another that was marked is no more.
    package func mark(_ post: Post.ID, by actor: Actor) async throws(MarkError) {
        let now = surroundings.now()
        try await change(post, by: actor) { transaction, marked, member in
            guard marked.takesAnswers, !marked.isFirst else { throw MarkError.noAnswer }
            guard marked.answer != post else { return false }
            try transaction.run(.answer(marked.discussion, by: post, says: member, at: now))
            return true
        }
    }

    /// Takes the mark off a post that bears it.
    package func unmark(_ post: Post.ID, by actor: Actor) async throws(MarkError) {
        try await change(post, by: actor) { transaction, marked, _ in
            guard marked.answer == post else { return false }
            try transaction.run(.noAnswer(marked.discussion))
            return true
        }
    }

    /// The answer of a discussion, where it has one that `actor` may read.
    package func answer(of discussion: Discussion.ID, for actor: Actor) async throws(ReadingError) -> AnswerShown? {
        try await reader.read(for: actor) { try $0.first(.answer(of: discussion, $1)) }
    }

    /// What is to be shown of answers in a discussion: of a page that has it, and of who looks at it.
    package func place(of discussion: Discussion.ID, for actor: Actor) async throws(ReadingError) -> AnswerPlace {
        let found = try await reader.read(for: actor) { transaction, audiences in
            (
                try transaction.first(.questionPlace(discussion, audiences)),
                try transaction.first(.answer(of: discussion, audiences))
            )
        }
        guard let place = found.0 else { return AnswerPlace(takesAnswers: false, mayMark: false, answer: nil) }
        return AnswerPlace(
            takesAnswers: place.takesAnswers,
            mayMark: place.takesAnswers && mayMark(in: place.board, startedBy: place.starter, actor),
            answer: found.1)
    }

    /// Whether `actor` may mark answers in a discussion that a member began: those who asked, and moderators.
    ///
    /// Nobody may where the board takes none.
    func mayMark(in board: Board.ID, startedBy starter: Member.ID?, _ actor: Actor) -> Bool {
        if authorizer.allows(actor, .moderate, on: board) { return true }
        guard authorizer.allows(actor, .post), let member = actor.member?.id else { return false }
        return member == starter
    }

    private func change(
        _ post: Post.ID, by actor: Actor,
        _ body: @escaping @Sendable (any Transaction, MarkedPost, Member.ID) throws -> Bool
    ) async throws(MarkError) {
        guard let member = actor.member?.id else { throw .notAllowed }
        let audiences = authorizer.audiences(for: actor)
        let marked = try await store.writing(surroundings.logger, as: MarkError.self) { transaction in
            guard let marked = try transaction.first(.markable(post, audiences)) else { throw MarkError.missing }
            guard mayMark(in: marked.board, startedBy: marked.starter, actor) else { throw MarkError.notAllowed }
            return try body(transaction, marked, member) ? marked : nil
        }
        if let marked { await events.publish(.arranged(marked.discussion, in: marked.board)) }
    }
}

/// What a discussion's page needs to know of answers.
package struct AnswerPlace: Sendable, Equatable {
    /// Its board's threads have answers.
    package let takesAnswers: Bool
    /// Whoever looks at it may mark one.
    package let mayMark: Bool
    package let answer: AnswerShown?

    package init(takesAnswers: Bool, mayMark: Bool, answer: AnswerShown?) {
        self.takesAnswers = takesAnswers
        self.mayMark = mayMark
        self.answer = answer
    }
}

/// Where a question stands.
private struct QuestionPlace: Sendable {
    let board: Board.ID
    let takesAnswers: Bool
    let starter: Member.ID?
}

extension Query where Row == QuestionPlace {
    fileprivate static func questionPlace(_ discussion: Discussion.ID, _ audiences: [Audience]) -> Self {
        Query(
            """
            SELECT d.board, b.takes_answers, f.member
            FROM discussion d
            JOIN board b ON b.id = d.board
            LEFT JOIN post f ON f.id = d.first_post
            WHERE d.id = \(discussion) AND b.audience IN (\(list: audiences))
            """
        ) { QuestionPlace(board: try $0.next(), takesAnswers: try $0.next(), starter: try $0.next()) }
    }
}

/// The post that was marked as the answer.
package struct AnswerShown: Sendable, Equatable {
    package let post: Post.ID
    package let position: Int
    /// Who says that it is.
    package let name: String
    package let at: Moment

    package init(post: Post.ID, position: Int, name: String, at: Moment) {
        self.post = post
        self.position = position
        self.name = name
        self.at = at
    }
}

extension Query where Row == AnswerShown {
    static func answer(of discussion: Discussion.ID, _ audiences: [Audience]) -> Self {
        Query(
            """
            SELECT p.id, p.position, m.name, d.answer_at
            FROM discussion d
            JOIN board b ON b.id = d.board
            JOIN post p ON p.id = d.answer
            JOIN member m ON m.id = d.answer_by
            WHERE d.id = \(discussion) AND p.discussion = d.id AND p.state = 'visible'
                AND p.audience IN (\(list: audiences)) AND b.audience IN (\(list: audiences))
                AND \(SQLText.isOpen(to: audiences))
            """
        ) { AnswerShown(post: try $0.next(), position: try $0.next(), name: try $0.next(), at: try $0.next()) }
    }
}

extension SQLText {
    /// Discussion `d` has an answer that these readers may read; one that is held is none to anybody meanwhile.
    static func isAnswered(for audiences: [Audience]) -> SQLText {
        """
        (d.answer IS NOT NULL AND EXISTS (
            SELECT 1 FROM post solution
            WHERE solution.id = d.answer AND solution.state = 'visible'
                AND solution.audience IN (\(list: audiences))))
        """
    }

    fileprivate static func answer(
        _ discussion: Discussion.ID, by post: Post.ID, says member: Member.ID, at now: Moment
    ) -> SQLText {
        """
        UPDATE discussion SET answer = \(post), answer_by = \(member), answer_at = \(now) WHERE id = \(discussion)
        """
    }

    fileprivate static func noAnswer(_ discussion: Discussion.ID) -> SQLText {
        "UPDATE discussion SET answer = NULL, answer_by = NULL, answer_at = NULL WHERE id = \(discussion)"
    }
}
