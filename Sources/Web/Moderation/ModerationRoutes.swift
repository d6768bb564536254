import Features
import HTTPTypes
import Hummingbird

/// What waits for a moderator, and deciding about it; for others there is nothing here.
struct ModerationRoutes: FeatureRoutes {
    let community: Community
    let pages: Pages

    /// `/moderation` takes `?from=` and `?after=decision`.
    func add(to routes: inout RouteList) {
        routes.get("/moderation", for: .moderate, privacy: .unkept, list)
        routes.get("/moderation/{item}", for: .moderate, privacy: .unkept, open)
        routes.post(
            "/moderation/{item}", for: .moderate, privacy: .unkept, keeping: [CaseView.reasonField], take)
    }

    @Sendable private func list(_ request: Request, _ context: WebContext) async throws -> Response {
        let cursor = try AddressParts.queueCursor(request)
        let isDecided = request.asked("after") == "decision"
        return try await show(
            nil, from: cursor, .ok, context, notice: isDecided ? ModerationWords().decided : nil)
    }

    @Sendable private func open(_ request: Request, _ context: WebContext) async throws -> Response {
        try await show(try item(context), CaseView.Typed(), .ok, context)
    }

    /// Buttons say what to do: `claim`, `letgo`, or `decide` and `next` with what was chosen above them.
    @Sendable private func take(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        let item = try item(context)
        guard !form.line(CaseView.reasonField).isEmpty else { return try await take(form, item, context) }
        let field = FormField(
            CaseView.reasonField, ModerationWords.reason, kind: .area, value: form[CaseView.reasonField])
        let others = [
            "do": form["do"], CaseView.verdictField: form[CaseView.verdictField],
            CaseView.seenField: form[CaseView.seenField],
        ]
        return try await pages.keeping(KeptForm(field, others: others, to: Link.queueItem(item)), context) {
            try await take(form, item, context)
        }
    }

    private func take(_ form: Form, _ item: QueueItem.ID, _ context: WebContext) async throws -> Response {
        var typed = CaseView.Typed()
        typed.reason = form[CaseView.reasonField]
        typed.verdict = form[CaseView.verdictField]
        guard !form.isStale else {
            typed.refusal = .stale
            return try await show(item, typed, .unprocessableContent, context)
        }
        do {
            switch form["do"] {
            case "claim":
                try await community.moderation.claim(item, by: context.actor)
                return Redirect.seeOther(Link.queueItem(item))
            case "letgo":
                try await community.moderation.letGo(item, by: context.actor)
                return Redirect.seeOther(Link.queue)
            case let button:
                let named = ["release", "reject", "dismiss", "remove"].contains(button)
                if named { typed.verdict = button }
                typed.isFresh = false
                guard let verdict = Verdict(typed.verdict, reason: typed.reason) else {
                    return try await show(item, typed, .unprocessableContent, context)
                }
                if verdict == .dismiss, !form.line(CaseView.reasonField).isEmpty {
                    typed.reasonError = ModerationWords.unread
                    return try await show(item, typed, .unprocessableContent, context)
                }
                let seen = form[CaseView.seenField]
                try await community.moderation.decide(
                    verdict, on: item, seen: seen.isEmpty ? nil : seen, by: context.actor)
                return Redirect.seeOther(button == "next" ? await next(context) : Link.queueDecided)
            }
        } catch let error as ModerationError {
            switch error {
            case .reasonLength: typed.reasonError = error.sentence
            case .own, .claimed, .decided, .unfit, .changed: typed.refusal = .saying(error.sentence)
            case .notAllowed, .missing, .tooLate, .titleLength, .tooManyPins, .pinEnd, .unavailable: throw error
            }
            return try await show(item, typed, error.status, context)
        }
    }

    /// The next that nobody has, taken; the list when there is none.
    private func next(_ context: WebContext) async -> String {
        guard let page = try? await community.moderation.queue(for: context.actor) else { return Link.queueDecided }
        for entry in page.rows where entry.item.claim == nil {
            do {
                try await community.moderation.claim(entry.item.id, by: context.actor)
                return Link.queueItem(entry.item.id)
            } catch {
                // Their own, or somebody was faster: the next one.
                continue
            }
        }
        return Link.queueDecided
    }

    private func item(_ context: WebContext) throws -> QueueItem.ID {
        try QueueItem.ID(rawValue: AddressParts.number(AddressParts.text("item", context)))
    }

    private func show(
        _ item: QueueItem.ID, _ typed: CaseView.Typed, _ status: HTTPResponse.Status, _ context: WebContext
    ) async throws -> Response {
        let shown = try await community.moderation.look(at: item, for: context.actor)
        let view = CaseView(
            shown, typed, rule: shown.item.rule.map(community.moderation.rule), token: context.visitor.token,
            kit: pages.kit(for: context.visitor), now: pages.now)
        return try await show(view, from: nil, status, context)
    }

    private func show(
        _ open: CaseView?, from cursor: QueueCursor?, _ status: HTTPResponse.Status, _ context: WebContext,
        notice: String? = nil
    ) async throws -> Response {
        let list = try await community.moderation.queue(from: cursor, for: context.actor)
        let page = ShowQueuePage(
            list, open: open, isBelow: cursor != nil, own: context.actor.member?.id, notice: notice,
            moderation: community.moderation, now: pages.now)
        return try pages.page(page, status: status, for: context.visitor)
    }
}

extension Verdict {
    /// What a form chose; nil when that is nothing that can be decided.
    fileprivate init?(_ chosen: String, reason: String) {
        switch chosen {
        case "release": self = .release(note: reason)
        case "reject": self = .reject(reason: reason)
        case "dismiss": self = .dismiss
        case "remove": self = .remove(reason: reason)
        default: return nil
        }
    }
}

extension AddressParts {
    /// Where the queue goes on: `?from=1-MILLISECONDS-ID`; nil for where it begins.
    fileprivate static func queueCursor(_ request: Request) throws -> QueueCursor? {
        guard let text = request.asked("from") else { return nil }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, ["0", "1"].contains(parts[0]) else { throw NotFound() }
        return QueueCursor(
            isUrgent: parts[0] == "1", at: Moment(rawValue: try number(parts[1])), id: try number(parts[2]))
    }
}
