import Features
import HTTPTypes

extension PostingError: AnsweredError {
    var status: HTTPResponse.Status {
        switch self {
        case .notAllowed, .closedForEditing: .forbidden
        case .missing: .notFound
        case .titleLength, .empty, .boardNaming, .unreadable, .repeated, .formUsed, .refused, .tooMuch,
            .notUnderstood, .warned, .crossed:
            .unprocessableContent
        case .locked, .removed, .keptElsewhere: .conflict
        case .tooSoon, .tooMany: .tooManyRequests
        case .unavailable: .serviceUnavailable
        }
    }

    var retryAfter: Int? {
        switch self {
        case .tooSoon(let seconds), .tooMany(_, let seconds): seconds
        default: nil
        }
    }
}
