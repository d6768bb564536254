import Storage

/// A member in the list that staff see.
package struct MemberEntry: Sendable, Equatable {
    package let id: Member.ID
    package let name: String
    package let standing: Member.Standing
    package let state: Member.State
    package let isSuspended: Bool
    package let joinedAt: Moment
    /// What is known of their age; nil for whoever may not manage members.
    package let age: Age?

    /// A member's age, as far as anybody here knows.
    package struct Age: Sendable, Equatable {
        package let band: Member.Band
        /// When they answered the age screen again, and below what it asks for.
        package let doubtedAt: Moment?
    }
}

/// A page of the list of members, in the order in which they joined.
package struct MemberPage: Sendable, Equatable {
    package let rows: [MemberEntry]
    /// The last of `rows` where there are more behind it.
    package let next: Member.ID?
}

/// All that staff may know of a member.
package struct MemberRecord: Sendable, Equatable {
    package let entry: MemberEntry
    /// The boards that they moderate, by their place in addresses.
    package let boards: [String]
    /// What keeps them from writing now.
    package let suspension: Suspension?
    /// How they sign in; nil for whoever may not manage members.
    package let access: Access?

    /// What somebody signs in with.
    package struct Access: Sendable, Equatable {
        package let address: EmailAddress?
        package let isAddressConfirmed: Bool
        package let hasPassword: Bool
        package let hasSecondFactor: Bool
    }
}

/// A time in which a member reads but does not write.
package struct Suspension: Sendable, Equatable {
    package let reason: String
    package let from: Moment
    /// Nil when it lasts until it is lifted.
    package let until: Moment?
}
