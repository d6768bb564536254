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
    private let check: RouteCheck

    /// - Parameter isMinor: the request comes from a browser that the age screen did not let in.
    init(
        authorizer: Authorizer, forms: FormDoor, isMinor: @escaping @Sendable (Request) -> Bool = { _ in false }
    ) {
        self.authorizer = authorizer
        self.forms = forms
        check = RouteCheck(authorizer: authorizer, isMinor: isMinor)
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
        let check = check
        enter(.get, path, right, privacy) { request, context in
            try check.pass(request, context, right, path: request.head.path)
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
    /// - Parameters:
    ///   - privacy: of everything that is answered at `path`, whatever the method and whatever comes of it.
    ///   - limit: bytes that the form may have.
    ///   - fields: those in which people write. A form with something in one of them comes without its token too, as if
    ///     it had been shown long ago, and from those who are signed out, whatever the right: the handler gives the
    ///     text back, so that nobody loses it.
    mutating func post(
        _ path: String,
        for right: Authorizer.Right,
        privacy: Privacy = .usual,
        limit: Int = Form.maximumBytes,
        keeping fields: [String] = [],
        _ handler: @escaping @Sendable (Form, Request, WebContext) async throws -> Response
    ) {
        let (check, forms) = (check, forms)
        let readers: FormDoor.Readers = authorizer.roles(with: right).contains(.guest) ? .anyone : .oneself
        enter(.post, path, right, privacy) { request, context in
            context.facts.found(route: path, isShared: false)
            let isKept = !fields.isEmpty && context.visitor.isGuest
            func pass() throws {
                // Nobody knows who asks: what they may do is not there for guests.
                guard !context.facts.current.hasLostSession else { throw ReadingError.unavailable }
                try check.pass(request, context, right, path: nil)
            }
            if !isKept { try pass() }
            let form = try await forms.form(of: request, in: context, for: readers, limit: limit, keeping: fields) {
                if isKept { try pass() }
            }
            return try await handler(form, request, context)
        }
    }

    /// Answers POST at an address with a secret, where mail programs send their one click (RFC 8058) as well as our own
    /// page its form: the click comes without cookies and from no page of ours, and its form is empty.
    mutating func postInOneClick(
        _ path: String, for right: Authorizer.Right, privacy: Privacy,
        _ handler: @escaping @Sendable (Form, Request, WebContext) async throws -> Response
    ) {
        let (check, forms) = (check, forms)
        enter(.post, path, right, privacy) { request, context in
            context.facts.found(route: path, isShared: false)
            try check.pass(request, context, right, path: nil)
            let form = try await forms.formOrOneClick(of: request, in: context)
            return try await handler(form, request, context)
        }
    }

    /// Answers GET and POST at `path`, where members write: with a page, and with what comes of what they wrote.
    ///
    /// A guest is asked to sign in before anything is written. What was written comes to `take` from whoever sends it,
    /// with its token or without, so that nobody loses it; `take` does nothing with it for those who may not, and
    /// nothing without its token. So does `show` answer members who may not write, to say why.
    mutating func composer(
        _ path: String,
        show: @escaping @Sendable (Request, WebContext) async throws -> Response,
        take: @escaping @Sendable (SentText, Request, WebContext) async throws -> Response
    ) {
        let (check, forms) = (check, forms)
        enter(.get, path, .post, .unkept) { request, context in
            guard !context.visitor.isGuest else { throw check.refusal(of: request, .post, path: request.head.path) }
            context.facts.found(route: path, isShared: false)
            return try await show(request, context)
        }
        enter(.post, path, .post, .unkept) { request, context in
            if context.visitor.isGuest, check.isMinor(request) { throw GateClosed() }
            context.facts.found(route: path, isShared: false)
            return try await take(try await forms.text(of: request, in: context), request, context)
        }
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
