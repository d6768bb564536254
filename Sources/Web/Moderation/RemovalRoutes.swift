import Features
import HTTPTypes
import Hummingbird

/// Taking a post down, putting it back, and reading what was decided about it.
struct RemovalRoutes: FeatureRoutes {
    let community: Community
    let pages: Pages

    func add(to routes: inout RouteList) {
        routes.get("/p/{post}/remove", for: .moderate, privacy: .unkept, show)
        routes.post("/p/{post}/remove", for: .moderate, privacy: .unkept, keeping: [Self.reasonField], remove)
        routes.post("/p/{post}/restore", for: .moderate, privacy: .unkept, restore)
        routes.get("/p/{post}/decision", for: .ownAccount, privacy: .unkept, decision)
    }

    private static let reasonField = "reason"

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        try await show(try AddressParts.post(context), "", .ok, context)
    }

    @Sendable private func remove(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        let post = try AddressParts.post(context)
        let kept = KeptForm(field(form[Self.reasonField]), to: Link.remove(post))
        return try await pages.keeping(kept, context) { try await remove(post, form, context) }
    }

    private func remove(_ post: Post.ID, _ form: Form, _ context: WebContext) async throws -> Response {
        let reason = form[Self.reasonField]
        guard !form.isStale else {
            return try await show(post, reason, .unprocessableContent, context, refusal: .stale)
        }
        do {
            try await community.moderation.remove(post, reason: reason, by: context.actor)
            return Redirect.seeOther(Link.decision(on: post))
        } catch {
            switch error {
            case .reasonLength:
                return try await show(post, reason, error.status, context, error: error.sentence)
            case .claimed:
                return try await show(post, reason, error.status, context, refusal: .saying(error.sentence))
            case .decided, .unfit: return try refused(error, reason, context)
            case .notAllowed, .missing, .own, .changed, .tooLate, .titleLength, .tooManyPins, .pinEnd, .unavailable:
                throw error
            }
        }
    }

    @Sendable private func restore(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        let post = try AddressParts.post(context)
        guard !form.isStale else {
            let link = FormPage.Crumb(name: DecisionWords.back, address: Link.decision(on: post))
            return try pages.staleButton(back: link, for: context.visitor)
        }
        do {
            try await community.moderation.restore(post, by: context.actor)
            return Redirect.seeOther(Link.post(post))
        } catch {
            switch error {
            case .decided, .unfit, .tooLate: return try refused(error, "", context)
            case .notAllowed, .missing, .own, .claimed, .changed, .reasonLength, .titleLength, .tooManyPins, .pinEnd,
                .unavailable:
                throw error
            }
        }
    }

    @Sendable private func decision(_ request: Request, _ context: WebContext) async throws -> Response {
        let shown = try await community.moderation.decision(on: try AddressParts.post(context), for: context.actor)
        let page = DecisionPage(
            shown, rule: shown.decision.rule.map(community.moderation.rule), kit: pages.kit(for: context.visitor))
        return try pages.page(page, for: context.visitor)
    }

    private func show(
        _ post: Post.ID, _ reason: String, _ status: HTTPResponse.Status, _ context: WebContext,
        error: String? = nil, refusal: FormRefusal? = nil
    ) async throws -> Response {
        let subject: RemovablePost
        do {
            subject = try await community.moderation.subject(of: post, for: context.actor)
        } catch {
            guard case .decided = error else { throw error }
            return try refused(error, reason, context)
        }
        let page = FormPage(
            DecisionWords.removeTitle,
            lead: [DecisionWords.quoted(by: subject.by, position: subject.position, subject.excerpt)],
            crumb: FormPage.Crumb(name: subject.discussion.title, address: Link.discussion(subject.discussion)),
            to: Link.remove(post), token: context.visitor.token,
            fields: [field(reason, error)], button: DecisionWords.remove, refusal: refusal)
        return try pages.page(page, status: status, for: context.visitor)
    }

    private func field(_ reason: String, _ error: String? = nil) -> FormField {
        FormField(
            Self.reasonField, DecisionWords.removeReason, kind: .area, hint: DecisionWords.removeHint, value: reason,
            error: error)
    }

    /// Says why nothing was done; what was typed stays to be copied.
    private func refused(_ error: ModerationError, _ typed: String, _ context: WebContext) throws -> Response {
        let page = MessagePage(
            DecisionWords().title, [error.sentence] + (typed.isEmpty ? [] : [ModerationWords().unsent, typed]),
            link: FormPage.Crumb(name: ModerationWords().title, address: Link.queue))
        return try pages.page(page, status: error.status, for: context.visitor)
    }
}
