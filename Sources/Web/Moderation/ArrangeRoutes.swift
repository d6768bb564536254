import Features
import HTTPTypes
import Hummingbird

/// Pinning and locking threads.
struct ArrangeRoutes: FeatureRoutes {
    let community: Community
    let pages: Pages

    func add(to routes: inout RouteList) {
        routes.get("/d/{discussion}/lock", for: .arrange, privacy: .unkept, showLock)
        routes.post("/d/{discussion}/lock", for: .arrange, privacy: .unkept, keeping: [Self.reasonField], lock)
        routes.post("/d/{discussion}/unlock", for: .arrange, privacy: .unkept, unlock)
        routes.get("/d/{discussion}/pin", for: .arrange, privacy: .unkept, showPin)
        routes.post("/d/{discussion}/pin", for: .arrange, privacy: .unkept, keeping: [Self.dayField], pin)
        routes.post("/d/{discussion}/unpin", for: .arrange, privacy: .unkept, unpin)
    }

    private static let (reasonField, dayField) = ("reason", "until")

    @Sendable private func showLock(_ request: Request, _ context: WebContext) async throws -> Response {
        try await showLock(try discussion(context), "", .ok, context)
    }

    @Sendable private func lock(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        let id = try discussion(context)
        let kept = KeptForm(lockField(form[Self.reasonField]), to: Link.lock(id))
        return try await pages.keeping(kept, context) { try await lock(id, form, context) }
    }

    private func lock(_ id: Discussion.ID, _ form: Form, _ context: WebContext) async throws -> Response {
        let reason = form[Self.reasonField]
        guard !form.isStale else {
            return try await showLock(id, reason, .unprocessableContent, context, refusal: .stale)
        }
        do {
            try await community.moderation.lock(id, reason: reason, by: context.actor)
        } catch {
            switch error {
            case .reasonLength: return try await showLock(id, reason, error.status, context, error: error.sentence)
            case .decided: return try await refused(id, error, reason, context)
            default: throw error
            }
        }
        return try await back(to: id, context)
    }

    /// Says who was quicker; what was typed stays to be copied.
    private func refused(
        _ id: Discussion.ID, _ error: ModerationError, _ typed: String, _ context: WebContext
    ) async throws -> Response {
        let thread = try await community.moderation.arrangeable(id, for: context.actor)
        let page = MessagePage(
            ArrangeWords.lockTitle, [error.sentence, ModerationWords().unsent, typed],
            link: FormPage.Crumb(name: ArrangeWords.back, address: Link.discussion(thread.link)))
        return try pages.page(page, status: error.status, for: context.visitor)
    }

    @Sendable private func unlock(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        let id = try discussion(context)
        guard !form.isStale else { return try await stale(id, context) }
        try await community.moderation.unlock(id, by: context.actor)
        return try await back(to: id, context)
    }

    @Sendable private func showPin(_ request: Request, _ context: WebContext) async throws -> Response {
        try await showPin(try discussion(context), "", .ok, context)
    }

    @Sendable private func pin(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        let id = try discussion(context)
        let kept = KeptForm(pinField(form.line(Self.dayField)), to: Link.pin(id))
        return try await pages.keeping(kept, context) { try await pin(id, form, context) }
    }

    private func pin(_ id: Discussion.ID, _ form: Form, _ context: WebContext) async throws -> Response {
        let day = form.line(Self.dayField)
        guard !form.isStale else {
            return try await showPin(id, day, .unprocessableContent, context, refusal: .stale)
        }
        do {
            guard let end = community.moderation.end(ofDay: day) else {
                throw ModerationError.pinEnd(days: Moderation.pinDays)
            }
            try await community.moderation.pin(id, until: end, by: context.actor)
        } catch let error as ModerationError {
            switch error {
            case .pinEnd, .tooManyPins:
                return try await showPin(id, day, error.status, context, error: error.sentence)
            default: throw error
            }
        }
        return try await back(to: id, context)
    }

    @Sendable private func unpin(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        let id = try discussion(context)
        guard !form.isStale else { return try await stale(id, context) }
        try await community.moderation.unpin(id, by: context.actor)
        return try await back(to: id, context)
    }

    private func discussion(_ context: WebContext) throws -> Discussion.ID {
        try Discussion.ID(rawValue: AddressParts.numberWithSlug(AddressParts.text("discussion", context)))
    }

    private func back(to id: Discussion.ID, _ context: WebContext) async throws -> Response {
        let thread = try await community.moderation.arrangeable(id, for: context.actor)
        return Redirect.seeOther(Link.discussion(thread.link))
    }

    private func stale(_ id: Discussion.ID, _ context: WebContext) async throws -> Response {
        let thread = try await community.moderation.arrangeable(id, for: context.actor)
        let link = FormPage.Crumb(name: ArrangeWords.back, address: Link.discussion(thread.link))
        return try pages.staleButton(back: link, for: context.visitor)
    }

    private func showLock(
        _ id: Discussion.ID, _ reason: String, _ status: HTTPResponse.Status, _ context: WebContext,
        error: String? = nil, refusal: FormRefusal? = nil
    ) async throws -> Response {
        try await show(
            id, ArrangeWords.lockTitle, ArrangeWords.lockMeans, to: Link.lock(id), lockField(reason, error),
            ArrangeWords.lock, status, context, refusal: refusal)
    }

    private func showPin(
        _ id: Discussion.ID, _ day: String, _ status: HTTPResponse.Status, _ context: WebContext,
        error: String? = nil, refusal: FormRefusal? = nil
    ) async throws -> Response {
        try await show(
            id, ArrangeWords.pinTitle, ArrangeWords.pinMeans, to: Link.pin(id), pinField(day, error), ArrangeWords.pin,
            status, context, refusal: refusal)
    }

    private func lockField(_ reason: String, _ error: String? = nil) -> FormField {
        FormField(Self.reasonField, ArrangeWords.reason, kind: .area, value: reason, error: error)
    }

    private func pinField(_ day: String, _ error: String? = nil) -> FormField {
        let hint = ArrangeWords.dayHint(Dates.name(of: community.site.zone))
        return FormField(Self.dayField, ArrangeWords.day, kind: .date, hint: hint, value: day, error: error)
    }

    private func show(
        _ id: Discussion.ID, _ title: String, _ means: String, to action: String, _ field: FormField,
        _ button: String, _ status: HTTPResponse.Status, _ context: WebContext, refusal: FormRefusal?
    ) async throws -> Response {
        let thread = try await community.moderation.arrangeable(id, for: context.actor)
        let page = FormPage(
            title, lead: [thread.link.title, means],
            crumb: FormPage.Crumb(name: thread.link.title, address: Link.discussion(thread.link)), to: action,
            token: context.visitor.token, fields: [field], button: button, refusal: refusal)
        return try pages.page(page, status: status, for: context.visitor)
    }
}
