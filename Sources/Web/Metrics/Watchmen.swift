import Features
import HTTPTypes
import Hummingbird

/// Who may look at the server's inside.
package enum MetricsAccess: Sendable, Equatable {
    /// Whoever asks on this machine, unless a proxy says that it asks for somebody else.
    case thisMachine
    /// Whoever has it, from wherever.
    case token(String)
    case nobody
}

/// Knows those who may look at the server's inside.
struct Watchmen: RouterMiddleware {
    let access: MetricsAccess
    /// There is unsent mail, which this machine may read.
    let readsMail: Bool

    func handle(
        _ request: Request,
        context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        if context.actor == .guest, isWatchman(request, context) { context.actor = .watchman }
        return try await next(request, context)
    }

    private func isWatchman(_ request: Request, _ context: WebContext) -> Bool {
        let path = request.uri.path
        if path == "/metrics" { return mayWatch(request, context) }
        return readsMail && (path == Link.devMail || path.hasPrefix("\(Link.devMail)/"))
            && Self.isThisMachine(request, context)
    }

    private func mayWatch(_ request: Request, _ context: WebContext) -> Bool {
        switch access {
        case .token(let token): Keys.isSame(token, Self.bearer(request.headers[.authorization] ?? ""))
        case .thisMachine: Self.isThisMachine(request, context)
        case .nobody: false
        }
    }

    /// The token of `Bearer TOKEN`; the scheme's name is in any case (RFC 9110 section 11.1).
    private static func bearer(_ credentials: String) -> String {
        let parts = credentials.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return "" }
        return String(parts[1])
    }

    /// A page elsewhere whose own name leads here (DNS rebinding) is not let in: the host must be this machine's.
    private static func isHere(_ authority: String) -> Bool {
        let host = authority.hasPrefix("[") ? authority.prefix { $0 != "]" } + "]" : authority.prefix { $0 != ":" }
        return ThisMachine.isNamed(String(host))
    }

    /// A proxy on this machine asks for others; those that say so are not taken for this machine.
    private static func isThisMachine(_ request: Request, _ context: WebContext) -> Bool {
        context.sender.isLocal && isHere(request.head.authority ?? "")
    }
}
