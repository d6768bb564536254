import Features
import HTTPTypes
import Hummingbird

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

/// It was done too often; what is asked may be asked again in so many seconds.
struct TooOften: Error {
    let retryAfter: Int
}

/// All hands are full for the moment.
struct Busy: Error {
    /// Seconds after which it is worth another try.
    static let retryAfter = 5
}

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

/// What becomes of an error: the one place where errors turn into statuses.
struct Failure {
    let status: HTTPResponse.Status
    var headers: HTTPFields = [:]
    /// For the log, never for readers; nil when the reader's request was at fault.
    var cause: String?

    init(_ error: any Error) {
        switch error {
        case is NotFound:
            status = .notFound
        case is Gone:
            status = .gone
        case is BadRequest:
            status = .badRequest
        case is AddressTooLong:
            status = .uriTooLong
        case is BodyTooLarge:
            status = .contentTooLarge
            // The rest of the body is not read, so nothing after it can be.
            headers = [.connection: "close"]
        case is LengthRequired:
            status = .lengthRequired
            headers = [.connection: "close"]
        case is UnsupportedMedia:
            status = .unsupportedMediaType
        case is Forbidden:
            status = .forbidden
        case let error as TooOften:
            status = .tooManyRequests
            headers = [.retryAfter: "\(error.retryAfter)"]
        case is Busy:
            status = .serviceUnavailable
            headers = [.retryAfter: "\(Busy.retryAfter)"]
        case let error as SignInNeeded:
            status = .seeOther
            headers = [.location: Link.signIn(to: error.path)]
        case let error as StepUpNeeded:
            status = .seeOther
            headers = [.location: Link.stepUp(to: error.path)]
        case let error as MethodNotAllowed:
            status = .methodNotAllowed
            headers = [.allow: error.allowed.joined(separator: ", ")]
        case let error as ReadingError:
            // Its cause was logged where it happened.
            status = Self.status(of: error)
        case let error as SearchError:
            status = error == .tooBroad ? .unprocessableContent : .serviceUnavailable
            if error == .busy { headers = [.retryAfter: "\(Busy.retryAfter)"] }
        case let error as SignInsError:
            status = Self.status(of: error)
        case let error as AccountError:
            status = Self.status(of: error)
            headers = Self.headers(of: error)
        case let error as any HTTPResponseError:
            status = error.status
            cause = error.status.kind == .serverError ? "\(error)" : nil
        case is CancellationError:
            status = .serviceUnavailable
        default:
            status = .internalServerError
            cause = "\(error)"
        }
    }

    private static func status(of error: ReadingError) -> HTTPResponse.Status {
        switch error {
        case .unavailable: .serviceUnavailable
        }
    }

    private static func status(of error: AccountError) -> HTTPResponse.Status {
        switch error {
        case .notAllowed, .stepUpNeeded: .forbidden
        case .wrong, .weak, .noPassword: .unprocessableContent
        case .outdated: .conflict
        case .tooOften: .tooManyRequests
        case .busy, .unavailable: .serviceUnavailable
        }
    }

    private static func headers(of error: AccountError) -> HTTPFields {
        switch error {
        case .tooOften(let seconds): [.retryAfter: "\(seconds)"]
        case .busy: [.retryAfter: "\(Busy.retryAfter)"]
        case .notAllowed, .stepUpNeeded, .wrong, .weak, .noPassword, .outdated, .unavailable: [:]
        }
    }

    private static func status(of error: SignInsError) -> HTTPResponse.Status {
        switch error {
        case .notAllowed: .forbidden
        case .missing: .notFound
        case .unavailable: .serviceUnavailable
        }
    }
}
