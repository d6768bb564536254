import Features
import HTTPTypes
import Hummingbird

/// What scripts ask for while somebody writes: how it looks, that it be kept, names.
struct PreviewRoutes: FeatureRoutes {
    let community: Community
    let pages: Pages

    /// Names take `?q=` what was typed and `?d=` the discussion.
    func add(to routes: inout RouteList) {
        routes.post("/compose/preview", for: .post, privacy: .unkept, limit: Form.composedBytes, preview)
        routes.post("/compose/draft", for: .post, privacy: .unkept, limit: Form.composedBytes, keep)
        routes.get("/compose/names", for: .post, privacy: .unkept, names)
    }

    /// The inside of the part of a page that shows it; where it can't be shown, one sentence.
    @Sendable private func preview(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        guard let member = context.actor.member else { throw NotFound() }
        let typed = TypedText(form)
        do {
            let preview = try await community.discussions.preview(
                Draft(try place(form, typed), source: typed.body, by: member.id),
                title: typed.title.isEmpty ? nil : typed.title, by: context.actor)
            let kit = pages.kit(for: context.visitor)
            let markup = PreviewMarkup(kit: kit, member: member, now: pages.now).markup(preview)
            return Pages.response(markup.text, type: "text/html; charset=utf-8")
        } catch {
            return sentence(error)
        }
    }

    /// Keeps a draft, and says when.
    ///
    /// An old form is good enough for that: it is known to be this member's. Of one that was sent nothing is kept, or what
    /// came of it would come back as a draft, whoever signed in anew since; nor of one that comes late, where other
    /// words were kept since. The answer has no content then.
    @Sendable private func keep(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        let typed = TypedText(form)
        do {
            let target = try target(form)
            let tokens = community.composerTokens
            let origin = DraftOrigin(
                form: tokens.nonce(in: typed.token), page: tokens.nonce(in: form[TypedText.page]),
                typedAt: typedAt(form))
            let isKept = try await community.savedDrafts.save(
                target, title: typed.title.isEmpty ? nil : typed.title, source: typed.body, base: typed.base,
                from: origin, by: context.actor)
            guard isKept else { return Response(status: .noContent) }
        } catch .formUsed {
            return Response(status: .noContent)
        } catch {
            return sentence(error)
        }
        let dates = pages.kit(for: context.visitor).dates
        return Pages.response(ComposerWords.saved(dates.clock(pages.now)), type: "text/plain; charset=utf-8")
    }

    @Sendable private func names(_ request: Request, _ context: WebContext) async throws -> Response {
        let discussion = try AddressParts.number(inQuery: "d", request).map(Discussion.ID.init(rawValue:))
        do {
            let names = try await community.nameCompletion.names(
                beginning: request.asked("q") ?? "", in: discussion, for: context.actor)
            return Pages.response(names.joined(separator: "\n"), type: "text/plain; charset=utf-8")
        } catch {
            return sentence(error)
        }
    }

    /// When it was typed, from the milliseconds that it comes late: clocks of browsers are wrong.
    ///
    /// Nil for what comes at once.
    private func typedAt(_ form: Form) -> Moment? {
        let now = pages.now
        return Int64(form["late"]).map { Moment(rawValue: now.rawValue - min(max($0, 0), now.rawValue)) }
    }

    private func target(_ form: Form) throws(PostingError) -> ComposerTarget {
        guard let target = ComposerTarget(key: form["target"]) else { throw .missing }
        return target
    }

    private func place(_ form: Form, _ typed: TypedText) throws(PostingError) -> Draft.Place {
        switch try target(form) {
        case .newDiscussion(let board): .newDiscussion(in: board, title: typed.title)
        case .reply(let post), .edit(let post): .reply(to: post)
        }
    }

    private func sentence(_ error: PostingError) -> Response {
        let failure = Failure(error)
        return Pages.response(error.sentence, status: failure.status, type: "text/plain; charset=utf-8")
            .asking(toWait: failure.retryAfter)
    }
}
