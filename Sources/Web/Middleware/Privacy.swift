import HTTPTypes

/// What must not become of a route's answers, whatever they are: pages, errors and redirects alike.
package enum Privacy: Int, Sendable {
    /// Anybody may find and keep them.
    case usual
    /// Each is for one reader, at one time: nobody keeps it, and no search finds it.
    case unkept
    /// The address holds a secret as well: no other address learns of it.
    case secret

    /// Says so, in place of what the answer says itself.
    func add(to headers: inout HTTPFields) {
        guard self != .usual else { return }
        headers[.cacheControl] = "no-store"
        headers.set(FieldName.robots, to: "noindex, nofollow")
        if self == .secret { headers.set(FieldName.referrerPolicy, to: "no-referrer") }
    }
}
