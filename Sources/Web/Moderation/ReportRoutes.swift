import Features
import HTTPTypes
import Hummingbird

/// Saying that a post should be looked at, for everybody who can read it.
struct ReportRoutes: FeatureRoutes {
    let community: Community
    let pages: Pages

    /// `/p/{post}/report` takes `?after=sent`.
    func add(to routes: inout RouteList) {
        routes.get("/p/{post}/report", for: .report, privacy: .unkept, show)
        routes.post(
            "/p/{post}/report", for: .report, privacy: .unkept,
            keeping: [ReportPage.reasonField, ReportPage.wordsField],
            take)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let post = try AddressParts.post(context)
        guard request.asked("after") == "sent" else { return try await show(post, .init(), .ok, context) }
        return try await receipt(post, context)
    }

    @Sendable private func take(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        let post = try AddressParts.post(context)
        let field = FormField(ReportPage.wordsField, ReportWords.words, kind: .area, value: form[ReportPage.wordsField])
        let others = [ReportPage.reasonField: form[ReportPage.reasonField]]
        let kept = KeptForm(field, others: others, to: Link.report(post))
        return try await pages.keeping(kept, isForGuests: true, context) { try await take(form, post, context) }
    }

    private func take(_ form: Form, _ post: Post.ID, _ context: WebContext) async throws -> Response {
        var typed = ReportPage.Typed()
        (typed.reason, typed.words, typed.isFresh) = (form[ReportPage.reasonField], form[ReportPage.wordsField], false)
        guard !form.isStale else {
            typed.refusal = .stale
            return try await show(post, typed, .unprocessableContent, context)
        }
        guard let reason = ReportReason(rawValue: typed.reason) else {
            return try await show(post, typed, .unprocessableContent, context)
        }
        do {
            try await community.reports.report(
                post, ReportDraft(reason, words: typed.words), by: context.actor, from: context.network)
            return Redirect.seeOther(Link.reported(post))
        } catch {
            switch error {
            case .needsWords, .wordsLength: typed.wordsError = error.sentence
            case .tooOften: typed.refusal = .saying(error.sentence)
            case .notAllowed, .missing, .own, .unavailable: throw error
            }
            return try await show(post, typed, error.status, context).asking(toWait: error.retryAfter)
        }
    }

    private func show(
        _ post: Post.ID, _ typed: ReportPage.Typed, _ status: HTTPResponse.Status, _ context: WebContext
    ) async throws -> Response {
        let shown = try await community.reports.look(at: post, for: context.actor)
        let token = community.formTokens.token(at: Link.report(post), for: context.visitor)
        return try pages.page(ReportPage(shown, typed, token: token), status: status, for: context.visitor)
    }

    /// The post may be hidden by now; its thread, where there is one to be read, is still there.
    private func receipt(_ post: Post.ID, _ context: WebContext) async throws -> Response {
        let place = try await community.discussions.placeOfReported(post, for: context.actor)
        let link = FormPage.Crumb(
            name: place == nil ? ReportWords.back : ReportWords.backToThread,
            address: place.map { Link.discussion($0.discussion) } ?? Link.boards)
        return try pages.page(
            MessagePage(ReportWords.sentTitle, ReportWords.sent, link: link), for: context.visitor)
    }
}
