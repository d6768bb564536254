/// A row of the table of rights.
package enum Role: String, Sendable, CaseIterable {
    case guest
    /// A member whose age was never asked, or who has not confirmed what they were asked to.
    case unconfirmed
    /// A member who may not write for a while: reads, and has what is theirs.
    case suspended
    /// A member whose account waits for a decision: a guest until then.
    case held
    case member
    /// What a member who moderates boards may do beyond a member's rights.
    case boardModerator = "board moderator"
    case moderator
    case administrator
    case importer = "import"
    case seeder = "seed"
    case watchman = "watch"
    case console
}
