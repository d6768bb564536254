package import Features
import HTTPTypes
package import Hummingbird

/// A feature's pages, added to the list of routes.
package protocol FeatureRoutes {
    func add(to routes: inout RouteList)
}

/// Every address of the site: how it is answered and who may use it.
package struct RouteList {
    /// One line of `bandstand routes`.
    package struct Entry: Sendable, Equatable, Encodable {
        package let method: String
        /// The pattern, as in `/b/{board}`.
        package let path: String
        /// What a reader must be allowed to do: a row of the table of rights.
        package let right: String
        /// The rows of the table that have it.
        package let roles: [String]
    }

    private typealias Answer = @Sendable (Request, WebContext) async throws -> Response

    /// The routes in the order in which they were added; each GET answers HEAD as well.
    package private(set) var entries: [Entry] = []
    /// What must not become of answers, by the pattern of their route; patterns whose answers are as usual are left
    /// out.
    private(set) var privacy: [String: Privacy] = [:]
    private var answers: [(path: RouterPath, method: HTTPRequest.Method, answer: Answer)] = []
    private let authorizer: Authorizer
    private let forms: FormDoor

    init(authorizer: Authorizer, forms: FormDoor) {
        self.authorizer = authorizer
        self.forms = forms
    }

    /// Who else may get the page that one reader got.
    package enum Sharing: Sendable {
        /// Nobody: it is made for each request.
        case none
        /// Every guest who asks for the same address: it may be kept, and says what it shows to the context's `facts`.
        case guests
    }

    /// Answers GET and HEAD at `path` for those who have `right`; for others there is nothing here, but
    /// that a guest is asked to sign in where an account is all that it takes.
    ///
    /// - Parameters:
    ///   - names: the names that the page heeds in the query. An address with others in it, or with one twice, is
    ///     answered, but its page is not kept: anybody can think of as many as they like.
    ///   - privacy: of everything that is answered at `path`, whatever the method and whatever comes of it.
    package mutating func get(
        _ path: String,
        for right: Authorizer.Right,
        privacy: Privacy = .usual,
        shared sharing: Sharing = .none,
        heeding names: Set<String> = [],
        _ handler: @escaping @Sendable (Request, WebContext) async throws -> Response
    ) {
        let authorizer = authorizer
        enter(.get, path, right, privacy) { request, context in
            try Self.check(context, authorizer, right, path: request.head.path)
            let isShared = sharing == .guests && FormQuery.names(in: request.uri.query, areAmong: names)
            context.facts.found(route: path, isShared: isShared)
            return try await handler(request, context)
        }
    }

    /// Answers POST at `path` with what a form sends, for those who have `right`.
    ///
    /// Forms come from our own pages alone. One whose `isStale` is true was shown long ago: its handler shows it again
    /// instead of doing anything that could surprise.
    ///
    /// - Parameter privacy: of everything that is answered at `path`, whatever the method and whatever comes of it.
    mutating func post(
        _ path: String,
        for right: Authorizer.Right,
        privacy: Privacy = .usual,
        _ handler: @escaping @Sendable (Form, Request, WebContext) async throws -> Response
    ) {
        let (authorizer, forms) = (authorizer, forms)
        let readers: FormDoor.Readers = authorizer.roles(with: right).contains(.guest) ? .anyone : .oneself
        enter(.post, path, right, privacy) { request, context in
            context.facts.found(route: path, isShared: false)
            try Self.check(context, authorizer, right, path: nil)
            let form = try await forms.form(of: request, in: context, for: readers)
            return try await handler(form, request, context)
        }
    }

    /// What it takes an account for and nothing else: guests are asked to sign in.
    private static let ofMembers: Set<Authorizer.Right> = [.ownAccount, .profile]

    private static func check(
        _ context: WebContext, _ authorizer: Authorizer, _ right: Authorizer.Right, path: String?
    ) throws {
        guard !authorizer.allows(context.actor, right) else { return }
        if ofMembers.contains(right), context.visitor.isGuest { throw SignInNeeded(path: path) }
        throw NotFound()
    }

    private mutating func enter(
        _ method: HTTPRequest.Method, _ path: String, _ right: Authorizer.Right, _ privacy: Privacy,
        _ answer: @escaping Answer
    ) {
        let roles = authorizer.roles(with: right).map(\.rawValue)
        entries.append(Entry(method: method.rawValue, path: path, right: right.rawValue, roles: roles))
        let pattern = RouterPath(path)
        answers.append((pattern, method, answer))
        if privacy.rawValue > (self.privacy[pattern.description] ?? .usual).rawValue {
            self.privacy[pattern.description] = privacy
        }
    }

    /// Once all routes are in: answers them by way of `router`, and refuses the other methods of their paths with what
    /// would have been right.
    func add(to router: Router<WebContext>) {
        for (path, method, answer) in answers { router.on(path, method: method, use: answer) }
        let methods = Dictionary(grouping: entries, by: \.path).mapValues { Set($0.map(\.method)) }
        for (path, known) in methods {
            let allowed = known.contains("GET") ? known.union(["HEAD"]) : known
            for method in RequestCheck.methods where !allowed.contains(method.rawValue) {
                router.on(RouterPath(path), method: method) { _, _ -> Response in
                    throw MethodNotAllowed(allowed: allowed.sorted())
                }
            }
        }
    }
}
