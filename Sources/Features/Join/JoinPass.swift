/// What came back of a ticket: the cookie, and the proof that the form was shown to the browser that has it.
package struct JoinPass: Sendable, Undisclosed {
    let cookie: String?
    package let proof: String

    package init(cookie: String?, proof: String) {
        self.cookie = cookie
        self.proof = proof
    }
}

/// What somebody typed who wants to join.
package struct RegistrationDraft: Sendable, Undisclosed {
    let name: String
    let address: String
    let password: String
    /// They have ticked that what they say here is public.
    let isUnderstood: Bool
    /// They filled in what people don't see.
    let isTrapped: Bool

    package init(name: String, address: String, password: String, isUnderstood: Bool, isTrapped: Bool = false) {
        self.isTrapped = isTrapped
        self.name = name
        self.address = address
        self.password = password
        self.isUnderstood = isUnderstood
    }
}

/// What somebody sends who has followed the link in their mail.
package struct ConfirmationAttempt: Sendable, Undisclosed {
    let token: Secret
    let password: String
    /// Another name, when the one that was chosen has become somebody's meanwhile.
    let name: String?
    let device: DeviceLabel
    /// The session that this browser had before: its sign-in ends.
    let replacing: SessionSecret?

    package init(token: Secret, password: String, name: String?, device: DeviceLabel, replacing: SessionSecret?) {
        self.token = token
        self.password = password
        self.name = name
        self.device = device
        self.replacing = replacing
    }
}
