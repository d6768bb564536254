import Prose
import Storage

/// Texts that members have typed and not sent: kept at preview, while typing, and when something came between.
///
/// Each is its member's alone, one for each target, and gone after 30 days, when it is posted or thrown away.
package struct SavedDrafts: Sendable {
    /// Drafts that a member has at most; the one that was saved longest ago goes.
    package static let most = 50

    let store: any Store
    let authorizer: Authorizer
    let surroundings: Surroundings

    /// Keeps what was typed for a target, in place of what was kept before; nothing at all is no draft.
    ///
    /// Throws `formUsed` when what was typed in its form was posted or thrown away meanwhile: it does not come back;
    /// `keptElsewhere` when other words are kept that were never seen in that form: nobody gives those up there; and
    /// `tooSoon` when more is sent than anybody types.
    ///
    /// - Returns: false when it comes late, and others were kept since it was typed: those stay.
    @discardableResult
    package func save(
        _ target: ComposerTarget, title: String?, source: String, base: Int?, from origin: DraftOrigin = DraftOrigin(),
        by actor: Actor
    ) async throws(PostingError) -> Bool {
        let member = try writer(actor)
        guard source.utf8.count <= DraftText.sourceBytes else {
            throw .unreadable(reason: "A draft may have 64 kB; this one is longer.")
        }
        let (now, audiences) = (surroundings.now(), authorizer.audiences(for: actor))
        let limit = Limit.drafts(surroundings.rules.current.rates)
        let subject = ThrottleSubject(member, surroundings.keys)
        // Looked at before the text is, and counted below.
        let wait = try await store.reading(surroundings.logger, as: PostingError.self) {
            try $0.wait(for: limit, of: subject, at: now)
        }
        if let wait { throw .tooSoon(seconds: wait) }
        let cleaned = DraftText.cleaned(source)
        let cited = CitedSource(cleaned)
        let typed = SavedDraft(
            target: target, title: DraftText.title(title), source: cleaned, base: base, savedAt: now)
        let saved = try await store.writing(surroundings.logger, as: PostingError.self) { transaction -> Saved in
            // Thrown behind the transaction: what was tried counts.
            if let wait = try transaction.take(limit, of: subject, at: now) { return .refused(.tooSoon(seconds: wait)) }
            if let form = origin.form, !origin.isAsked, try transaction.wasUsed(form, by: member) {
                return .refused(.formUsed(earlier: nil))
            }
            if let refusal = try transaction.refusal(of: target, to: member, audiences) { return .refused(refusal) }
            do throws(PostingError) { try cited.checkQuotes() } catch { return .refused(error) }
            if let kept = try transaction.first(.keptDraft(target, of: member)), !kept.isTyped(in: origin.page) {
                if let typedAt = origin.typedAt, kept.draft.savedAt > typedAt { return .late }
                guard kept.isKnown(in: origin.form) || kept.says(typed) else { return .refused(.keptElsewhere) }
            }
            guard !typed.isBlank else {
                try transaction.run(.dropDraft(target: target, of: member))
                return .kept
            }
            try transaction.keep(typed, cited, of: member, typedIn: origin.page ?? origin.form)
            try transaction.run(.dropOldestDrafts(of: member))
            return .kept
        }
        switch saved {
        case .kept: return true
        case .late: return false
        case .refused(let refusal): throw refusal
        }
    }

    /// What became of a draft.
    private enum Saved: Sendable {
        case kept
        /// What was kept since it was typed stays.
        case late
        case refused(PostingError)
    }

    /// What was kept for a target; nil when there is nothing, or no use for it any more.
    package func draft(for target: ComposerTarget, by actor: Actor) async throws(PostingError) -> SavedDraft? {
        let member = try writer(actor)
        let audiences = authorizer.audiences(for: actor)
        return try await store.reading(surroundings.logger, as: PostingError.self) { transaction in
            guard let draft = try transaction.first(.draft(target, of: member)),
                try transaction.isOpen(target, to: member, audiences)
            else { return nil }
            return try transaction.withoutWiped(draft, of: member)
        }
    }

    /// The same to be read, wherever it was to go.
    ///
    /// Nil for those who keep none, and for what was to take the place of a post that was taken down.
    package func text(for target: ComposerTarget, by actor: Actor) async throws(PostingError) -> SavedDraft? {
        guard let member = try? writer(actor) else { return nil }
        let audiences = authorizer.audiences(for: actor)
        return try await store.reading(surroundings.logger, as: PostingError.self) { transaction in
            guard let draft = try transaction.first(.draft(target, of: member)) else { return nil }
            if case .edit = target, try !transaction.isOpen(target, to: member, audiences) { return nil }
            return try transaction.withoutWiped(draft, of: member)
        }
    }

    /// All that a member has kept, newest first.
    package func list(by actor: Actor) async throws(PostingError) -> [SavedDraftEntry] {
        let member = try writer(actor)
        let audiences = authorizer.audiences(for: actor)
        return try await store.reading(surroundings.logger, as: PostingError.self) { transaction in
            try transaction.all(.drafts(of: member)).compactMap { draft in
                let place = try transaction.place(of: draft.target, for: member, audiences)
                // The words of a post that was taken down are nobody's to go on with.
                if case .edit = draft.target, place == nil { return nil }
                let source = try transaction.withoutWiped(draft, of: member).source
                return SavedDraftEntry(
                    target: draft.target, title: draft.title,
                    beginning: String(source.prefix(SavedDraftEntry.beginningLetters)), savedAt: draft.savedAt,
                    place: place)
            }
        }
    }

    /// Throws away what was kept for a target, if anything was.
    ///
    /// - Parameter form: where it was typed, and nothing is kept from any more; what was never seen there stays.
    package func discard(
        _ target: ComposerTarget, from form: ComposerUse? = nil, by actor: Actor
    ) async throws(PostingError) {
        let (member, now) = (try writer(actor), surroundings.now())
        try await store.writing(surroundings.logger, as: PostingError.self) { transaction in
            try transaction.run(.dropDraft(target: target, of: member, typedIn: form?.nonce))
            try transaction.close(form, by: member, post: nil, at: now)
        }
    }

    private func writer(_ actor: Actor) throws(PostingError) -> Member.ID {
        guard authorizer.allows(actor, .keepTrack), let member = actor.member else { throw .notAllowed }
        return member.id
    }
}

extension SavedDraft {
    /// Nothing was typed.
    fileprivate var isBlank: Bool { title.isEmpty && source.allSatisfy(\.isWhitespace) }
}

extension Transaction {
    /// Keeps a draft and which posts it quotes, without words that are gone for good.
    fileprivate func keep(
        _ typed: SavedDraft, _ cited: CitedSource, of member: Member.ID, typedIn form: ComposerNonce?
    ) throws {
        let posts = cited.posts
        let originals = posts.isEmpty ? [] : try all(.originals(posts))
        let draft = SavedDraft(
            target: typed.target, title: typed.title, source: cited.withoutWiped(originals) ?? typed.source,
            base: typed.base, savedAt: typed.savedAt)
        let id = try one(.saveDraft(draft, of: member, typedIn: form))
        try run(.forgetQuotes(inDraft: id))
        for original in originals { try run(.quote(original.id, inDraft: id)) }
    }

    /// Why a member can't write for a target: there is no such place for them, or the post is not theirs; nil when
    /// they can.
    fileprivate func refusal(
        of target: ComposerTarget, to member: Member.ID, _ audiences: [Audience]
    ) throws -> PostingError? {
        if try isOpen(target, to: member, audiences) { return nil }
        guard case .edit(let post) = target, let owner = try first(.writer(of: post, audiences)), owner != member else {
            return .missing
        }
        return .notAllowed
    }

    fileprivate func isOpen(_ target: ComposerTarget, to member: Member.ID, _ audiences: [Audience]) throws -> Bool {
        try place(of: target, for: member, audiences) != nil
    }

    fileprivate func place(
        of target: ComposerTarget, for member: Member.ID, _ audiences: [Audience]
    ) throws -> SavedDraftEntry.Place? {
        switch target {
        case .newDiscussion(let board): try first(.boardLink(board, audiences)).map { .board($0) }
        case .reply(let parent): try first(.placeToReply(to: parent, audiences)).map { .discussion($0) }
        case .edit(let post): try first(.placeToEdit(post, by: member, audiences)).map { .discussion($0) }
        }
    }
}
