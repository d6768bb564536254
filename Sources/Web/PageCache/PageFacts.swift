import Features
import Synchronization

/// What is found out about a request on its way in, for those who see its answer on its way out: who asks, whether all
/// guests see the same page, what it shows, until when.
package final class PageFacts: Sendable {
    struct Facts: Sendable {
        /// The pattern of the route that answers; nil until one is found.
        var route: String?
        /// What the route says must not become of its answers.
        var privacy = Privacy.usual
        /// The route says that its pages may be kept for other guests.
        var isShared = false
        var shown: Set<Shown> = []
        /// When the clock alone makes the page another.
        var until: Moment?
        /// Who asks.
        var visitor = Visitor.guest
        /// A member may be asking, and nobody can find out now.
        var hasLostSession = false
        /// Cookies that go with whatever is answered.
        var cookies: [SetCookie] = []
    }

    private let facts = Mutex(Facts())

    var current: Facts { facts.withLock(\.self) }

    func found(route: String, isShared: Bool) {
        facts.withLock {
            $0.route = route
            $0.isShared = isShared
        }
    }

    /// The route's answers must not become what `privacy` says.
    func asks(for privacy: Privacy) {
        facts.withLock { $0.privacy = privacy }
    }

    /// The page shows this: it goes when one of it changes.
    ///
    /// A shared page whose handler never says what it shows goes with every change.
    func shows(_ shown: Shown...) {
        facts.withLock { $0.shown.formUnion(shown) }
    }

    /// A member asks.
    func visits(_ member: VisitingMember) {
        facts.withLock { $0.visitor = .member(member) }
    }

    /// Whether a member asks can't be found out now.
    func losesSession() {
        facts.withLock { $0.hasLostSession = true }
    }

    /// Gives a cookie with the answer, even where that is an error, unless it has one of that name itself.
    func gives(_ cookie: SetCookie) {
        facts.withLock { $0.cookies.append(cookie) }
    }

    /// The page is another from `moment` on; nil says nothing.
    func changes(at moment: Moment?) {
        guard let moment else { return }
        facts.withLock { $0.until = min($0.until ?? moment, moment) }
    }
}
