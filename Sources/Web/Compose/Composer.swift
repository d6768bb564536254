import Features
import HTTPTypes
import Hummingbird
import Logging

/// A composer from end to end: shown, sent, shown again with what was typed, or done.
struct Composer: Sendable {
    let community: Community
    let pages: Pages
    let context: WebContext
    /// Where its form goes.
    let path: String

    private var actor: Actor { context.actor }
    private var kit: Kit { pages.kit(for: context.visitor) }

    /// The composer for a place, with the member's draft in it; or why they can't write there, with what they wrote.
    ///
    /// - Parameters:
    ///   - target: what it is for, where that is known before the place is found.
    ///   - quote: what a reply begins with.
    func show(
        _ target: ComposerTarget? = nil, quote: String? = nil, at find: () async throws -> ComposerPlace
    ) async throws -> Response {
        let place: ComposerPlace
        do {
            if let reason = try await barred() {
                var target = target
                if target == nil { target = (try? await find())?.target }
                return try await kept(reason, saved(for: target))
            }
            place = try await find()
        } catch let error as PostingError {
            return try await kept(KeptTextPage.Reason(error, at: path), saved(for: target))
        }
        if let reason = closed(place) { return try await kept(reason, saved(for: place.target)) }
        let draft = try await community.savedDrafts.draft(for: place.target, by: actor)
        var typed = TypedText()
        if case .edit(let post) = place {
            (typed.title, typed.body, typed.base) = (post.title ?? "", post.source, post.base)
        }
        if let draft {
            (typed.title, typed.body) = (draft.title, draft.source)
            typed.base = draft.base ?? typed.base
        }
        // Its first line says of which post it is: a draft that has that line has the quote, or what is left of it.
        if let quote, !typed.body.split(separator: "\n").contains(quote.prefix(while: { $0 != "\n" })) {
            typed.body = typed.body.isEmpty ? quote : "\(typed.body)\n\n\(quote)"
        }
        return try await page(.ok, place, typed, draftAt: draft?.savedAt)
    }

    /// The form at the foot of a thread; nil for those who can't answer there.
    func small(_ reply: ReplyPlace) async throws -> ComposerForm? {
        guard community.authorizer.allows(actor, .post), reply.lock == nil, reply.isReadable else { return nil }
        let place = ComposerPlace.reply(reply)
        let draft = try await community.savedDrafts.draft(for: place.target, by: actor)
        var typed = TypedText()
        typed.body = draft?.source ?? ""
        return try await form(place, typed, draftAt: draft?.savedAt, isSmall: true)
    }

    /// What becomes of what was sent to a place.
    ///
    /// Whatever goes wrong on the way, the text comes back.
    ///
    /// - Parameter parent: what is answered, where that is known before the place is found.
    func take(
        _ sent: SentText, answering parent: Post.ID? = nil, at find: () async throws -> ComposerPlace
    ) async throws -> Response {
        let typed = TypedText(sent.form)
        guard !context.visitor.isGuest else {
            let isLost = context.facts.current.hasLostSession
            return try kept(isLost ? KeptTextPage.Reason(ReadingError.unavailable) : .signedOut, typed)
        }
        do {
            if let reason = try await barred() { return try kept(reason, typed) }
            var refusal: PostingError?
            if let parent {
                do {
                    if let reply = try await postedAtOnce(sent, typed, to: parent) { return posted(reply) }
                } catch {
                    refusal = error
                }
            }
            let place = try await find()
            if let reason = closed(place) { return try kept(reason, typed) }
            return try await answer(sent, typed, place, refusedFor: refusal)
        } catch {
            let reason = KeptTextPage.Reason(error, at: path)
            if let cause = Failure(error).cause {
                context.logger.error("a request failed", metadata: ["cause": .string(cause)])
            }
            return try kept(reason, typed)
        }
    }

    /// Posts a reply without its place, which only a page would show.
    ///
    /// - Returns: nil where its form asks for something else or is too old, and where no reply is taken there: nothing
    ///   has come of it then.
    private func postedAtOnce(
        _ sent: SentText, _ typed: TypedText, to parent: Post.ID
    ) async throws(PostingError) -> Submitted? {
        let wish = TypedText.wish(sent.form)
        guard sent.isProven, wish == .post || wish == .leaveIn, let member = actor.member,
            let use = use(of: sent, for: .reply(to: parent)), !use.isStale
        else { return nil }
        var submission = submission(
            to: .reply(to: parent), typed, use: use, isMeant: wish == .leaveIn, by: member.id)
        submission.isUnseen = true
        do {
            return try await community.discussions.submit(submission, by: actor)
        } catch {
            if case .missing = error { return nil }
            throw error
        }
    }

    /// The composer that a form is, nil where nothing shows that it was this member's, for that.
    private func use(of sent: SentText, for target: ComposerTarget) -> ComposerUse? {
        context.visitor.signIn.flatMap {
            community.composerTokens.check(sent.form[TypedText.use], from: $0, target: target)
        }
    }

    /// - Parameter refusal: why it could not be posted, where that was tried already.
    private func answer(
        _ sent: SentText, _ typed: TypedText, _ place: ComposerPlace, refusedFor refusal: PostingError?
    ) async throws -> Response {
        let use = use(of: sent, for: place.target)
        var typed = typed
        typed.form = use
        let wish = TypedText.wish(sent.form)
        do {
            guard sent.isProven, let use, !use.isStale else { return try await lapsed(place, typed, wish) }
            switch wish {
            case .preview: return try await preview(place, typed)
            case .save:
                try await save(place, typed)
                return Redirect.seeOther(place.path)
            case .discard:
                try await community.savedDrafts.discard(place.target, from: use, by: actor)
                return Redirect.seeOther(place.home)
            case .takeOut:
                var faults = ComposerFaults()
                faults.goesOn = true
                faults.warning = try await warning(place, typed)
                (typed.body, typed.title) = community.discussions.withoutPersonal(
                    typed.body, title: typed.title, by: actor)
                return try await page(.ok, place, typed, faults: faults)
            case .post, .leaveIn:
                if let refusal { throw refusal }
                return try await post(place, typed, use: use, isMeant: wish == .leaveIn)
            }
        } catch let error as PostingError {
            return try await refused(error, place, typed)
        }
    }

    /// A form that is too old to be taken: what it has made already, sent once more, or the form anew.
    private func lapsed(_ place: ComposerPlace, _ typed: TypedText, _ wish: TypedText.Wish) async throws -> Response {
        if wish == .post || wish == .leaveIn, !place.isEdit, let member = actor.member {
            let submission = submission(to: place.draftPlace(title: typed.title), typed, use: typed.form, by: member.id)
            let nonce = community.composerTokens.nonce(in: typed.token)
            if let earlier = try await community.discussions.earlier(submission, sentIn: nonce, by: actor) {
                return posted(earlier)
            }
        }
        return try await page(
            .unprocessableContent, place, typed, faults: ComposerFaults(refusal: ComposerWords.lapsed))
    }

    private func post(
        _ place: ComposerPlace, _ typed: TypedText, use: ComposerUse, isMeant: Bool
    ) async throws -> Response {
        guard let member = actor.member else { throw PostingError.notAllowed }
        if case .edit(let post) = place {
            let edit = Edit(
                post.place.id, title: place.takesTitle ? typed.title : nil, source: typed.body,
                base: typed.base ?? post.base, isMeant: isMeant, form: use)
            let isHeld = try await community.ownPosts.edit(edit, by: actor)
            return Redirect.seeOther(isHeld ? Link.held(post.place.id) : Link.post(post.place.id))
        }
        let submission = submission(
            to: place.draftPlace(title: typed.title), typed, use: use, isMeant: isMeant, by: member.id)
        return posted(try await community.discussions.submit(submission, by: actor))
    }

    private func submission(
        to place: Draft.Place, _ typed: TypedText, use: ComposerUse?, isMeant: Bool = false, by member: Member.ID
    ) -> Submission {
        Submission(
            Draft(place, source: typed.body, by: member), form: use, isUnderstood: typed.isUnderstood,
            isMeant: isMeant, honeypot: typed.honeypot)
    }

    private func posted(_ submitted: Submitted) -> Response {
        Redirect.seeOther(submitted.isHeld ? Link.held(submitted.post) : Link.post(submitted.post))
    }

    private func preview(_ place: ComposerPlace, _ typed: TypedText) async throws -> Response {
        guard let member = actor.member else { throw PostingError.notAllowed }
        let preview = try await community.discussions.preview(
            Draft(place.draftPlace(title: typed.title), source: typed.body, by: member.id),
            title: place.takesTitle ? typed.title : nil, by: actor)
        let markup = PreviewMarkup(kit: kit, member: member, now: pages.now).markup(preview)
        do {
            try await save(place, typed)
        } catch {
            guard case .keptElsewhere = error, let faults = ComposerFaults(error) else { throw error }
            return try await page(Failure(error).status, place, typed, faults: faults, preview: markup)
        }
        return try await page(.ok, place, typed, draftAt: pages.now, preview: markup)
    }

    /// What the writer is asked about; of what can't be looked at as a whole, what is personal in it.
    ///
    /// Throws `tooSoon` to whoever asks too often.
    private func warning(_ place: ComposerPlace, _ typed: TypedText) async throws(PostingError) -> PostWarning {
        let title = place.takesTitle ? typed.title : nil
        guard let member = actor.member else { throw .notAllowed }
        let draft = Draft(place.draftPlace(title: typed.title), source: typed.body, by: member.id)
        do {
            return try await community.discussions.warning(draft, title: title, by: actor)
        } catch {
            if case .tooSoon = error { throw error }
            return community.discussions.personalWarning(in: typed.body, title: title, by: actor)
        }
    }

    private func save(_ place: ComposerPlace, _ typed: TypedText) async throws(PostingError) {
        try await community.savedDrafts.save(
            place.target, title: place.takesTitle ? typed.title : nil, source: typed.body, base: typed.base,
            from: DraftOrigin(form: typed.form?.nonce, isAsked: true), by: actor)
    }

    /// The form again, with what is wrong; the text by itself, where no form can put it right.
    private func refused(_ error: PostingError, _ place: ComposerPlace, _ typed: TypedText) async throws -> Response {
        guard var faults = ComposerFaults(error) else { throw error }
        let failure = Failure(error)
        var typed = typed
        var theirs: String?
        var earlier: String?
        if case .crossed(let now) = error {
            typed.base = now.base
            let title: String? = now.title.flatMap { $0 == typed.title ? nil : "\($0)\n\n" }
            theirs = (title ?? "") + now.source
        }
        if case .repeated(let post) = error {
            earlier = try await address(of: post)
            // Another title may come with the same words.
            faults.arePosted = earlier != nil && !place.takesTitle
        }
        if case .formUsed(let post) = error { earlier = post.map(Link.post) }
        return try await page(failure.status, place, typed, faults: faults, theirs: theirs, earlier: earlier)
            .asking(toWait: failure.retryAfter)
    }

    /// Where the member finds a post of theirs; nil where nothing of it is left.
    private func address(of post: Post.ID) async throws -> String? {
        if try await community.discussions.held(post, by: actor)?.state == .held { return Link.held(post) }
        return try await community.discussions.source(of: post, for: actor).map { Link.post($0.place.id) }
    }

    private func page(
        _ status: HTTPResponse.Status, _ place: ComposerPlace, _ typed: TypedText,
        faults: ComposerFaults = ComposerFaults(), draftAt: Moment? = nil, preview: HTML? = nil, theirs: String? = nil,
        earlier: String? = nil
    ) async throws -> Response {
        let form = try await form(place, typed, faults: faults, draftAt: draftAt)
        let page = ComposePage(place, form, preview: preview, theirs: theirs, earlier: earlier)
        return try pages.page(page, status: status, for: context.visitor)
    }

    private func form(
        _ place: ComposerPlace, _ typed: TypedText, faults: ComposerFaults = ComposerFaults(), draftAt: Moment? = nil,
        isSmall: Bool = false
    ) async throws -> ComposerForm {
        guard let signIn = context.visitor.signIn else { throw Forbidden() }
        let tokens = community.composerTokens
        return ComposerForm(
            place, typed, by: context.visitor.name ?? "",
            stage: try await community.acknowledgements.stage(for: actor), token: context.visitor.token,
            use: tokens.issue(
                for: signIn, target: place.target, after: typed.form, inPlaceOf: tokens.nonce(in: typed.token),
                shownWith: draftAt),
            faults: faults, draftAt: draftAt, isSmall: isSmall, kit: kit, now: pages.now)
    }

    /// What is kept of a text that can't go on now.
    private func saved(for target: ComposerTarget?) async throws -> TypedText {
        guard let target, let draft = try await community.savedDrafts.text(for: target, by: actor) else {
            return TypedText()
        }
        return TypedText(draft)
    }

    private func kept(_ reason: KeptTextPage.Reason, _ typed: TypedText) throws -> Response {
        let page = KeptTextPage(reason, typed, at: path, token: context.visitor.token)
        return try pages.page(page, status: reason.status, for: context.visitor)
    }

    /// Why the member who asks can't post anything; nil when they can.
    private func barred() async throws -> KeptTextPage.Reason? {
        guard !community.authorizer.allows(actor, .post) else { return nil }
        var reason = KeptTextPage.Reason(PostingError.notAllowed)
        guard let member = actor.member else { return reason }
        switch member.role {
        case .suspended:
            let suspension = try await community.members.ownSuspension(for: actor)
            let until = suspension?.until.map { kit.dates.element($0, kit.dates.time($0)) }
            reason.paragraphs = [KeptTextWords.suspended(until: until)]
            if let suspension { reason.paragraphs.append(KeptTextWords.suspensionReason(suspension.reason)) }
        case .unconfirmed where member.state == .unconfirmed:
            reason.paragraphs = ["\(KeptTextWords.unconfirmed)"]
        case .unconfirmed:
            reason.paragraphs = ["\(KeptTextWords.ageUnknown)"]
            reason.onward = FormPage.Crumb(name: KeptTextWords.answerAge, address: Link.age)
        default: break
        }
        return reason
    }

    /// Why nobody can answer there; nil when one can.
    private func closed(_ place: ComposerPlace) -> KeptTextPage.Reason? {
        guard case .reply(let reply) = place else { return nil }
        var error: PostingError?
        if !reply.isReadable { error = .removed }
        if let lock = reply.lock { error = .locked(by: lock.by, reason: lock.reason) }
        guard let error else { return nil }
        var reason = KeptTextPage.Reason(error)
        reason.onward = FormPage.Crumb(
            name: KeptTextWords.toThread, address: Link.discussion(reply.place.discussion))
        return reason
    }
}
