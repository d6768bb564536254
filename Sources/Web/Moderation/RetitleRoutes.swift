import Features
import HTTPTypes
import Hummingbird

/// Another title for a thread, by those who arrange it.
struct RetitleRoutes: FeatureRoutes {
    let community: Community
    let pages: Pages

    func add(to routes: inout RouteList) {
        routes.get("/d/{discussion}/retitle", for: .arrange, privacy: .unkept, show)
        routes.post(
            "/d/{discussion}/retitle", for: .arrange, privacy: .unkept, keeping: [Self.titleField, Self.reasonField],
            take)
    }

    private static let (titleField, reasonField) = ("title", "reason")

    /// What was typed, and what is wrong with it.
    private struct Typed {
        var title: String
        var reason = ""
        var titleError: String?
        var reasonError: String?
        var refusal: FormRefusal?
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let thread = try await community.moderation.arrangeable(try discussion(context), for: context.actor)
        return try page(Typed(title: thread.link.title), of: thread, .ok, context)
    }

    @Sendable private func take(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        let id = try discussion(context)
        let typed = Typed(title: form.line(Self.titleField), reason: form[Self.reasonField])
        let kept = KeptForm(reason(typed), others: [Self.titleField: typed.title], to: Link.retitle(id))
        return try await pages.keeping(kept, context) { try await take(typed, of: id, form, context) }
    }

    private func take(
        _ typed: Typed, of id: Discussion.ID, _ form: Form, _ context: WebContext
    ) async throws -> Response {
        var typed = typed
        if form.isStale {
            typed.refusal = .stale
        } else {
            do {
                try await community.moderation.retitle(id, title: typed.title, reason: typed.reason, by: context.actor)
            } catch {
                switch error {
                case .titleLength: typed.titleError = error.sentence
                case .reasonLength: typed.reasonError = error.sentence
                default: throw error
                }
            }
        }
        let thread = try await community.moderation.arrangeable(id, for: context.actor)
        let isTaken = typed.refusal == nil && typed.titleError == nil && typed.reasonError == nil
        if isTaken { return Redirect.seeOther(Link.discussion(thread.link)) }
        return try page(typed, of: thread, .unprocessableContent, context)
    }

    private func discussion(_ context: WebContext) throws -> Discussion.ID {
        try Discussion.ID(rawValue: AddressParts.numberWithSlug(AddressParts.text("discussion", context)))
    }

    private func reason(_ typed: Typed) -> FormField {
        FormField(
            Self.reasonField, RetitleWords.reason, kind: .area, hint: RetitleWords.reasonHint, value: typed.reason,
            error: typed.reasonError)
    }

    private func page(
        _ typed: Typed, of thread: ArrangedThread, _ status: HTTPResponse.Status, _ context: WebContext
    ) throws -> Response {
        let title = FormField(
            Self.titleField, RetitleWords.newTitle, hint: RetitleWords.titleHint, value: typed.title,
            error: typed.titleError)
        let page = FormPage(
            RetitleWords.title, lead: [thread.link.title, RetitleWords.means],
            crumb: FormPage.Crumb(name: thread.link.title, address: Link.discussion(thread.link)),
            to: Link.retitle(thread.link.id), token: context.visitor.token, fields: [title, reason(typed)],
            button: RetitleWords.button, refusal: typed.refusal)
        return try pages.page(page, status: status, for: context.visitor)
    }
}
