import Prose
import Storage

/// A submission that the gate has read: rendered, screened, not stored yet.
struct WrittenPost: Sendable {
    let draft: Draft
    let target: ComposerTarget
    let title: String?
    let body: RenderedBody
    let form: ComposerUse?
    /// Who writes, whichever door speaks for them.
    let writer: WriterFacts
    /// It is acknowledged with this post that what is posted is public.
    let acknowledges: Bool
    /// The rule that keeps it back.
    let heldBy: String?
    let messageID: String
    let fingerprint: [UInt8]
    let audiences: [Audience]
    let isUnchecked: Bool
    /// The numbers that it was read by.
    let rates: Rates
    let now: Moment
}

extension Discussions {
    /// Reads a submission: rights, form, consent, screening; everything that needs no writer of the database.
    func read(_ submission: Submission, by actor: Actor) async throws(PostingError) -> WrittenPost {
        let draft = submission.draft
        guard gate.permits(actor, .post), actor.member.map({ $0.id == draft.by }) ?? true else { throw .notAllowed }
        let body = try gate.admit(written: draft.source, by: actor)
        try CitedSource(body.source).checkQuotes()
        var title: String?
        if case .newDiscussion(_, let typed) = draft.place { title = try gate.admit(title: typed) }
        let (now, book) = (surroundings.now(), gate.book)
        let writer = try await store.reading(surroundings.logger, as: PostingError.self) {
            try $0.first(.writer(draft.by, newcomer: book.rates.newcomerPosts))
        }
        guard let writer else { throw .notAllowed }
        guard writer.hasUnderstood || submission.isUnderstood else { throw .notUnderstood }
        let isUnchecked = gate.permits(actor, .postUnchecked)
        let held =
            isUnchecked
            ? nil
            : try gate.screen(
                Gate.Written(
                    title: title, body: body, mentions: Mentions.names(in: body.source).count,
                    seconds: submission.form.map { (now.rawValue - $0.madeAt.rawValue) / 1_000 },
                    honeypot: submission.honeypot, leavesPersonal: submission.leavesPersonal),
                by: writer, book, at: now)
        return WrittenPost(
            draft: draft, target: submission.target, title: title, body: body, form: submission.form, writer: writer,
            acknowledges: actor.member != nil && !writer.hasUnderstood, heldBy: held,
            messageID: MessageIdentity.new(surroundings, domain: site.messageDomain),
            fingerprint: MessageIdentity.fingerprint(of: body.text), audiences: gate.audiences(for: actor),
            isUnchecked: isUnchecked, rates: book.rates, now: now)
    }
}
