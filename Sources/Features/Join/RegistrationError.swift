/// Why somebody can't register, or not yet.
package enum RegistrationError: HashingRefusal, Equatable {
    /// The community takes nobody new.
    case closed
    /// It takes those who were invited.
    case needsInvitation
    /// The link was used up, taken back, or is too old.
    case spentInvitation
    /// The answer to the age screen can't be read.
    case unreadable
    /// This browser was told that it can't register now.
    case minor
    /// The age screen was not answered in this browser, or too long ago, or what came of it is used up.
    case noTicket
    /// What came of the age screen was used to register already.
    case usedTicket
    /// What was typed can't be taken.
    case invalid(RegistrationFaults)
    /// Too many register from this network; the next may in so many seconds.
    case tooOften(retryAfter: Int)
    /// Too many register, or too many passwords are being checked: try again in a few seconds.
    case busy
    /// The database could not do it; the cause is in the log.
    case unavailable
}

/// What is wrong with what somebody typed, field by field.
package struct RegistrationFaults: Sendable, Equatable {
    package var name: NameFault?
    package var address: EmailAddressError?
    package var password: PasswordProblem?
    /// The box was not ticked.
    package var isNotUnderstood = false

    package init() {}
}

/// Why a name can't be somebody's.
package enum NameFault: Error, Equatable {
    case form(MemberNameError)
    /// Somebody bears or bore it, or one that looks like it.
    case taken
}

/// Why a registration was not confirmed.
package enum ConfirmationError: HashingRefusal, Equatable {
    case token(TokenError)
    /// It is not the password that was chosen.
    case wrongPassword
    /// The name can't be theirs: another one is needed.
    case name(NameFault)
    /// The community takes nobody new by now.
    case closed
    /// By now it takes an invitation, and they had none.
    case needsInvitation
    /// The invitation was taken back, or others have used it up.
    case spentInvitation
    /// Too many passwords are being checked: try again in a few seconds.
    case busy
    /// The database could not do it; the cause is in the log.
    case unavailable
}
