import Features
import HTTPTypes
import Hummingbird

/// Lets a request on to a route, or says why not.
struct RouteCheck: Sendable {
    let authorizer: Authorizer
    /// The request comes from a browser that the age screen did not let in.
    let isMinor: @Sendable (Request) -> Bool

    /// What it takes an account for and nothing else: guests are asked to sign in.
    private static let ofMembers: Set<Authorizer.Right> = [.ownAccount, .profile, .post, .keepTrack]
    /// What nobody does whom the age screen did not let in: they are told so, and not asked to sign in.
    private static let ofTakingPart: Set<Authorizer.Right> = [.post, .keepTrack]

    /// Throws unless whoever asks has the right, on some board where it is a right on boards: which board it is about,
    /// the handler finds out, and its verb asks again.
    func pass(_ request: Request, _ context: WebContext, _ right: Authorizer.Right, path: String?) throws {
        guard !authorizer.allowsSomewhere(context.actor, right) else { return }
        guard Self.ofMembers.contains(right), context.visitor.isGuest else { throw NotFound() }
        throw refusal(of: request, right, path: path)
    }

    /// What a guest gets for whom there would be something here, if they were a member.
    func refusal(of request: Request, _ right: Authorizer.Right, path: String?) -> any Error {
        Self.ofTakingPart.contains(right) && isMinor(request) ? GateClosed() : SignInNeeded(path: path)
    }
}
