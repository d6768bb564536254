import Features
import Hummingbird

/// The mail of a site that sends none: there for whoever uses the machine it runs on, and for nobody else.
struct DevMailRoutes: FeatureRoutes {
    /// Nil when mail is sent.
    let mail: (any UnsentMail)?
    let pages: Pages

    func add(to routes: inout RouteList) {
        routes.get(Link.devMail, for: .devMail, privacy: .secret, list)
        routes.get("\(Link.devMail)/{file}", for: .devMail, privacy: .secret, show)
    }

    @Sendable private func list(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let mail else { throw NotFound() }
        let page = DevMailListPage(try await mail.newest(DevMailListPage.longest), kit: pages.kit(for: context.visitor))
        return try pages.page(page, for: context.visitor)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let mail, let name = context.parameters.get("file"), let found = try await mail.mail(named: name)
        else { throw NotFound() }
        return try pages.page(DevMailPage(found, origin: pages.origin), for: context.visitor)
    }
}
