import Features
import HTTPTypes
import Hummingbird

/// Hiding what a post said before it was changed.
struct HideRoutes: FeatureRoutes {
    let community: Community
    let pages: Pages

    func add(to routes: inout RouteList) {
        routes.get("/p/{post}/versions/{number}/hide", for: .moderate, privacy: .unkept, show)
        routes.post(
            "/p/{post}/versions/{number}/hide", for: .moderate, privacy: .unkept, keeping: [Self.reasonField], hide)
    }

    private static let reasonField = "reason"

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        try await page("", .ok, context)
    }

    @Sendable private func hide(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        let (post, number) = try version(context)
        let kept = KeptForm(field(form[Self.reasonField]), to: Link.hide(version: number, of: post))
        return try await pages.keeping(kept, context) { try await hide(form, context) }
    }

    private func hide(_ form: Form, _ context: WebContext) async throws -> Response {
        let (post, number) = try version(context)
        let reason = form[Self.reasonField]
        guard !form.isStale else { return try await page(reason, .unprocessableContent, context, refusal: .stale) }
        do {
            try await community.versions.hide(number: number, of: post, reason: reason, by: context.actor)
        } catch {
            guard case .reasonLength = error else { throw error }
            return try await page(reason, error.status, context, error: error.sentence)
        }
        return Redirect.seeOther(Link.versions(of: post))
    }

    private func version(_ context: WebContext) throws -> (post: Post.ID, number: Int) {
        let number = try AddressParts.number(AddressParts.text("number", context))
        guard let number = Int32(exactly: number).map(Int.init) else { throw NotFound() }
        return (try AddressParts.post(context), number)
    }

    private func field(_ reason: String, _ error: String? = nil) -> FormField {
        FormField(
            Self.reasonField, HideWords.reason, kind: .area, hint: HideWords.reasonHint, value: reason, error: error)
    }

    /// The page that asks why; the versions, where this one is hidden already.
    private func page(
        _ reason: String, _ status: HTTPResponse.Status, _ context: WebContext, error: String? = nil,
        refusal: FormRefusal? = nil
    ) async throws -> Response {
        let (post, number) = try version(context)
        guard let place = try await community.versions.hideable(number: number, of: post, for: context.actor) else {
            return Redirect.seeOther(Link.versions(of: post))
        }
        let page = FormPage(
            HideWords.title, lead: [VersionsWords.version(number), HideWords.means],
            crumb: FormPage.Crumb(name: VersionsWords.title(place.position), address: Link.versions(of: post)),
            to: Link.hide(version: number, of: post), token: context.visitor.token, fields: [field(reason, error)],
            button: HideWords.button, refusal: refusal)
        return try pages.page(page, status: status, for: context.visitor)
    }
}
