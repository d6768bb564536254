import HTTPTypes
import Hummingbird

/// What becomes of an error: the one place where errors turn into statuses.
struct Failure {
    let status: HTTPResponse.Status
    var headers: HTTPFields = [:]
    /// Seconds after which another try is worth it; nil where nobody knows.
    var retryAfter: Int?
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
        case is Forbidden, is GateClosed:
            status = .forbidden
        case let error as SignInNeeded:
            status = .seeOther
            headers = [.location: Link.signIn(to: error.path)]
        case let error as StepUpNeeded:
            status = .seeOther
            headers = [.location: Link.stepUp(to: error.path)]
        case let error as MethodNotAllowed:
            status = .methodNotAllowed
            headers = [.allow: error.allowed.joined(separator: ", ")]
        case let error as any AnsweredError:
            // What broke, if anything did, was logged where it happened.
            status = error.status
            retryAfter = error.retryAfter
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
}

extension Response {
    /// The same answer, saying after how many seconds to ask again; nil says nothing.
    func asking(toWait seconds: Int?) -> Response {
        guard let seconds else { return self }
        var response = self
        response.headers[.retryAfter] = "\(seconds)"
        return response
    }
}
