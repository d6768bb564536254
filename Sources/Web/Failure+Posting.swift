import Features
import HTTPTypes

extension PostingError: AnsweredError {
    var status: HTTPResponse.Status {
        switch self {
        case .notAllowed, .closedForEditing: .forbidden
        case .missing: .notFound
        case .titleLength, .empty, .boardNaming, .unreadable, .repeated, .formUsed, .refused, .notUnderstood,
            .personal, .crossed:
            .unprocessableContent
        case .locked, .removed: .conflict
        case .tooSoon, .tooMany: .tooManyRequests
        case .unavailable: .serviceUnavailable
        }
    }

    var retryAfter: Int? {
        guard case .tooSoon(let seconds) = self else { return nil }
        return seconds
    }
}
