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
        case let error as MethodNotAllowed:
            status = .methodNotAllowed
            headers = [.allow: error.allowed.joined(separator: ", ")]
        case let error as ReadingError:
            // Its cause was logged where it happened.
            status = Self.status(of: error)
        case let error as SearchError:
            status = error == .tooBroad ? .unprocessableContent : .serviceUnavailable
            if error == .busy { headers = [.retryAfter: Self.busySeconds] }
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

    /// Seconds after which those who wait now have had their turn.
    private static let busySeconds = "5"

    private static func status(of error: ReadingError) -> HTTPResponse.Status {
        switch error {
        case .unavailable: .serviceUnavailable
        }
    }
}
