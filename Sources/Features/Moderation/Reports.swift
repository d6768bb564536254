import Prose
import Storage

/// Reports: anybody who can read a post can say that somebody should look at it.
///
/// Of a guest nothing is kept; how many come from one network is counted as sign-ins are.
package struct Reports: Sendable {
    let store: any Store
    let authorizer: Authorizer
    let renderer: BodyRenderer
    let events: EventBus
    let outbox: Outbox
    let surroundings: Surroundings

    /// Letters that a report may have.
    package static let wordsLetters = 1_000

    /// The post that somebody wants to report.
    package func look(at post: Post.ID, for actor: Actor) async throws(ReportError) -> ReportablePost {
        let audiences = try audiences(of: actor)
        return try await store.reading(surroundings.logger, as: ReportError.self) { transaction in
            guard let target = try transaction.first(.reportTarget(post, audiences)) else { throw ReportError.missing }
            guard target.author == nil || target.author != actor.member?.id else { throw ReportError.own }
            return target.shown
        }
    }

    /// Takes a report; a member's second one of the same post, while the first waits, adds nothing, unless it is an
    /// urgent one: then it takes the place of the first.
    ///
    /// A post that may be a child's, and one that several members of standing report, is hidden until somebody has
    /// looked; one that a moderator has looked at and left stays, and where it may be a child's one that was looked at
    /// for that. Those who moderate are called by mail where a child's may be hidden.
    package func report(
        _ post: Post.ID, _ draft: ReportDraft, by actor: Actor, from network: Network?
    ) async throws(ReportError) {
        let audiences = try audiences(of: actor)
        let words = try Self.checked(draft)
        let (surroundings, desk) = (surroundings, PostingDesk(renderer: renderer, store: store, surroundings))
        let (now, rates, reporter) = (surroundings.now(), surroundings.rules.current.rates, actor.member?.id)
        let (outbox, isUrgent) = (outbox, draft.reason.isUrgent)
        let result = try await store.writingPosts(surroundings.logger, as: ReportError.self) { transaction in
            guard let target = try transaction.first(.reportTarget(post, audiences)) else { throw ReportError.missing }
            guard target.author == nil || target.author != reporter else { throw ReportError.own }
            let before = try reporter.flatMap { try transaction.first(.reported(post, by: $0)) }
            if let before, before.isUrgent || !isUrgent { return Taken.before }
            let wait: Int? =
                if before != nil {
                    nil
                } else if let reporter {
                    try transaction.take(
                        .reports(aDay: rates.reportsPerDay), of: ThrottleSubject(reporter, surroundings.keys), at: now)
                } else {
                    try transaction.take(.reportNetwork, of: network, in: surroundings, at: now)
                }
            // Thrown behind the transaction: what was tried counts.
            if let wait { return Taken.tooOften(wait) }
            let keeper = QueueKeeper(transaction: transaction)
            let item = try keeper.open(post, board: target.board, kind: .reported, isUrgent: isUrgent, at: now)
            if before != nil, let reporter {
                try transaction.run(.changeReport(in: item, by: reporter, to: draft.reason, words: words, at: now))
            } else {
                try transaction.run(.report(post, item, draft.reason, words: words, by: reporter, at: now))
            }
            let mayBeHidden = isUrgent ? target.mayBeHiddenAsUrgent : target.mayBeHidden
            guard try mayBeHidden && transaction.hides(item, draft.reason, rates, at: now) else {
                return Taken.now(hidden: nil)
            }
            if isUrgent {
                try ModeratorCall(transaction: transaction, outbox: outbox, now: now)
                    .call(about: item, on: target.board, sparing: [target.author, reporter].compactMap(\.self))
            }
            return Taken.now(
                hidden: try desk.states(in: transaction).hold(post, rule: Gate.OwnRule.report.rawValue, at: now))
        }
        switch result {
        case .tooOften(let seconds): throw .tooOften(retryAfter: seconds)
        case .now(let change?):
            await events.publish(.postChanged(change))
            if isUrgent { outbox.ring() }
        case .now(nil), .before: break
        }
    }

    /// What became of a report.
    private enum Taken: Sendable {
        case now(hidden: StateChange?)
        case before
        case tooOften(Int)
    }

    private func audiences(of actor: Actor) throws(ReportError) -> [Audience] {
        guard authorizer.allows(actor, .report) else { throw .notAllowed }
        return authorizer.audiences(for: actor)
    }

    private static func checked(_ draft: ReportDraft) throws(ReportError) -> String {
        let typed = String(decoding: draft.words.utf8.filter { $0 != 0 }, as: UTF8.self)
        let words = StackedMarks.thinned(DirectionMarks.removed(from: typed))
        let letters = Letters.count(in: words)
        guard letters <= wordsLetters else { throw .wordsLength(letters: letters, allowed: wordsLetters) }
        guard draft.reason != .other || words.contains(where: { !$0.isWhitespace }) else { throw .needsWords }
        return words
    }
}

extension Limit {
    /// Reports by one member.
    fileprivate static func reports(aDay tries: Int) -> Limit { Limit(.report, .perDay(tries)) }
}

extension Transaction {
    /// Whether the reports of an item hide its post.
    fileprivate func hides(
        _ item: QueueItem.ID, _ reason: ReportReason, _ rates: Rates, at now: Moment
    ) throws -> Bool {
        if reason.isUrgent { return true }
        let since = now.advanced(seconds: -Int64(rates.newcomerHours) * 3_600)
        return try one(.reportersOfStanding(in: item, joinedBefore: since, posts: rates.newcomerPosts))
            >= rates.reportersToHide
    }
}
