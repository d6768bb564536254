import Prose
import Storage

/// A submission that the gate has read: rendered, screened, not stored yet.
struct WrittenPost: Sendable {
    let draft: Draft
    let target: ComposerTarget
    let title: String?
    let text: WrittenText
    /// The words of its text, as the search index takes them, where it is a reply that is found at once; nil where its
    /// text is not known before it is stored, for it quotes somebody.
    let words: String?
    let form: ComposerUse?
    /// Who sent it; nil for a door that speaks for others.
    let sender: SignedIn?
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

    var body: RenderedBody { text.body }
}

/// What the gate found a submission to be.
enum ReadSubmission: Sendable {
    case written(WrittenPost)
    /// Its form was sent before, with the same words: this is what it made then.
    case made(Submitted)
}

extension Discussions {
    /// Reads a submission: rights, consent, form, pace, screening; everything that needs no writer of the database.
    ///
    /// Whoever has to wait is told before anything is made of their words; those of a member count until they are
    /// stored.
    func read(_ submission: Submission, by actor: Actor) async throws(PostingError) -> ReadSubmission {
        let draft = submission.draft
        guard gate.permits(actor, .post), actor.member.map({ $0.id == draft.by }) ?? true else { throw .notAllowed }
        let (now, book, isUnchecked) = (surroundings.now(), gate.book, gate.permits(actor, .postUnchecked))
        let audiences = gate.audiences(for: actor)
        let source = try gate.admit(text: draft.source)
        let title = try draft.title.map(gate.admit(title:))
        let look = try await store.reading(surroundings.logger, as: PostingError.self) {
            try $0.look(
                at: submission, for: audiences, starts: title != nil, isUnchecked: isUnchecked, book.rates, at: now)
        }
        let writer: WriterFacts
        let around: WordsAround
        switch look {
        case .used(let form): return .made(try await made(by: form, again: source, titled: title, draft.by))
        case .sender(let sender, let said):
            writer = sender
            around = said
        }
        if actor.member != nil { try texts.take(by: draft.by, book.rates, at: now) }
        let text = try await gate.admit(written: source, by: draft.by, store, surroundings.logger)
        // Doors that speak for others are asked nothing: what they bring was read before, or is made up.
        let held =
            isUnchecked && actor.member == nil
            ? nil
            : try gate.screen(
                Gate.Written(
                    title: title, body: text.body,
                    seconds: submission.form.map { (now.rawValue - $0.madeAt.rawValue) / 1_000 },
                    honeypot: submission.honeypot, isMeant: submission.isMeant, around: around),
                by: writer, isUnchecked: isUnchecked, book, at: now)
        // Its words are joined here, where nobody waits for the writer of the database.
        let isFoundAtOnce = held == nil && title == nil && text.cited.quotes.isEmpty
        return .written(
            WrittenPost(
                draft: draft, target: submission.target, title: title, text: text,
                words: isFoundAtOnce ? TextWords.joined(text.body.text) : nil, form: submission.form,
                sender: actor.member, writer: writer, acknowledges: actor.member != nil && !writer.hasUnderstood,
                heldBy: held, messageID: MessageIdentity.new(surroundings, domain: site.messageDomain),
                fingerprint: MessageIdentity.fingerprint(of: text.body.text), audiences: audiences,
                isUnchecked: isUnchecked, rates: book.rates, now: now))
    }
}

extension Discussions {
    /// What a form has made before that is sent again; nil where it has made nothing yet.
    ///
    /// Throws `formUsed` when other words come with it now.
    ///
    /// - Parameter nonce: what the form is known by, where nothing proves it to be this member's, who may have signed
    ///   in anew meanwhile: it counts if they have sent it.
    package func earlier(
        _ submission: Submission, sentIn nonce: ComposerNonce? = nil, by actor: Actor
    ) async throws(PostingError) -> Submitted? {
        let draft = submission.draft
        guard gate.permits(actor, .post), actor.member?.id == draft.by else { throw .notAllowed }
        let unproven = nonce.map { ComposerUse(nonce: $0, madeAt: surroundings.now(), isStale: true) }
        guard let form = submission.form ?? unproven else { return nil }
        let isUsed = try await store.reading(surroundings.logger, as: PostingError.self) {
            try $0.wasUsed(form.nonce, by: draft.by)
        }
        guard isUsed else { return nil }
        let source = try gate.admit(text: draft.source)
        let title = try draft.title.map(gate.admit(title:))
        return try await made(by: form, again: source, titled: title, draft.by)
    }

    private func made(
        by form: ComposerUse, again source: String, titled title: String?, _ member: Member.ID
    ) async throws(PostingError) -> Submitted {
        // Where others are quoted in it, it may have to be read as a whole.
        if source.holds("/p/") { try texts.take(by: member, gate.book.rates, at: surroundings.now()) }
        return try await store.reading(surroundings.logger, as: PostingError.self) {
            try $0.made(by: form, again: source, titled: title)
        }
    }
}

/// What is known of a submission before its text is read.
private enum FirstLook: Sendable {
    /// With what they said before it, where they are no adults.
    case sender(WriterFacts, around: WordsAround)
    /// Its form was sent before.
    case used(ComposerUse)
}

extension Transaction {
    /// Who sends a submission, if they may now, or by which form that was sent already.
    fileprivate func look(
        at submission: Submission, for audiences: [Audience], starts isStart: Bool, isUnchecked: Bool, _ rates: Rates,
        at now: Moment
    ) throws -> FirstLook {
        let since = PostingPace.begin(isNewcomer: false, rates, at: now)
        let look = try one(
            .look(at: submission, for: audiences, newcomer: rates.newcomerPosts, since: since, at: now))
        guard look.isAnswerable else { throw PostingError.missing }
        if let form = submission.form, look.wasUsed { return .used(form) }
        guard let writer = look.writer else { throw PostingError.notAllowed }
        guard writer.hasUnderstood || submission.isUnderstood else { throw PostingError.notUnderstood }
        if !isUnchecked {
            let isNewcomer = writer.isNewcomer(rates, at: now)
            var pace = look.pace
            if isNewcomer {
                let since = PostingPace.begin(isNewcomer: true, rates, at: now)
                pace = try one(.pace(of: writer.id, since: since, at: now))
            }
            try pace.check(starts: isStart, isNewcomer: isNewcomer, rates, at: now)
        }
        guard !writer.isAdult, case .reply(let parent) = submission.draft.place else {
            return .sender(writer, around: WordsAround())
        }
        return .sender(writer, around: try lastWords(of: writer.id, beside: parent, at: now))
    }
}
