import Features
import HTTPTypes
import Hummingbird

/// Behind the links in mails that stop mail: no sign-in, as often as anybody likes (RFC 8058).
struct MailStopRoutes: FeatureRoutes {
    let community: Community
    let pages: Pages

    func add(to routes: inout RouteList) {
        routes.get("/mail/stop/{token}", for: .readPublic, privacy: .secret, ask)
        routes.postInOneClick("/mail/stop/{token}", for: .readPublic, privacy: .secret, stop)
    }

    /// Asks first: programs that look into mail open links, but press no buttons.
    @Sendable private func ask(_ request: Request, _ context: WebContext) async throws -> Response {
        try await ask(request, context, refusal: nil)
    }

    private func ask(
        _ request: Request, _ context: WebContext, refusal: FormRefusal?
    ) async throws -> Response {
        guard let mail = try await community.notices.stop(for: Self.token(context)) else { return try dead(context) }
        let path = request.uri.path
        let page = FormPage(
            MailStopWords.title, lead: [MailStopWords.question(mail)], to: path,
            token: community.formTokens.token(at: path, for: context.visitor), fields: [],
            button: MailStopWords.button, refusal: refusal)
        return try pages.page(page, status: refusal == nil ? .ok : .unprocessableContent, for: context.visitor)
    }

    /// An old page's button does it too: it can only do what it says.
    ///
    /// No redirect: mail programs follow none.
    @Sendable private func stop(_ form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        let token = Self.token(context)
        guard let mail = try await community.notices.stop(for: token) else { return try dead(context) }
        try await community.notices.stopMail(by: token)
        let page = MessagePage(
            MailStopWords.done, [MailStopWords.answer(mail), MailStopWords.after],
            link: FormPage.Crumb(name: MailStopWords.settings, address: Link.noticeSettings))
        return try pages.page(page, for: context.visitor)
    }

    private func dead(_ context: WebContext) throws -> Response {
        let page = MessagePage(
            MailStopWords.title, [MailStopWords.dead],
            link: FormPage.Crumb(name: MailStopWords.boards, address: Link.boards))
        return try pages.page(page, status: .notFound, for: context.visitor)
    }

    private static func token(_ context: WebContext) -> String {
        context.parameters.get("token") ?? ""
    }
}
