/// Nothing is here for this reader.
package struct NotFound: Error {
    package init() {}
}

/// Something was here and was taken away for good.
package struct Gone: Error {
    package init() {}
}

/// The address or what came with it can't be understood.
package struct BadRequest: Error {
    package init() {}
}

/// The address is right, what was to be done with it isn't.
struct MethodNotAllowed: Error {
    /// Methods that this address answers.
    let allowed: [String]
}

/// The address is longer than any of ours.
struct AddressTooLong: Error {}

/// A body came with a request that takes none, or more of it than is taken.
struct BodyTooLarge: Error {}

/// A body came whose length nobody knows.
struct LengthRequired: Error {}

/// A body came in a form that this address does not take.
struct UnsupportedMedia: Error {}

/// A form did not come from a page that we showed this reader.
struct Forbidden: Error {}

/// Something that members do was asked for in a browser that the age screen did not let in.
struct GateClosed: Error {}

/// Only somebody who is signed in can be shown this.
struct SignInNeeded: Error {
    /// Where they wanted to go; nil where there is no page to go to.
    let path: String?
}

/// Only somebody who has shown a short while ago that it is them can be shown this.
struct StepUpNeeded: Error {
    /// Where they go on to afterwards.
    let path: String
}
