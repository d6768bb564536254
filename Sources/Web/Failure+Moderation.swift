import Features
import HTTPTypes

extension ModerationError: AnsweredError {
    var status: HTTPResponse.Status {
        switch self {
        case .notAllowed, .own: .forbidden
        case .missing: .notFound
        case .claimed, .decided, .unfit, .changed, .tooLate: .conflict
        case .reasonLength, .titleLength, .tooManyPins, .pinEnd: .unprocessableContent
        case .unavailable: .serviceUnavailable
        }
    }
}

extension ReportError: AnsweredError {
    var status: HTTPResponse.Status {
        switch self {
        case .notAllowed, .own: .forbidden
        case .missing: .notFound
        case .needsWords, .wordsLength: .unprocessableContent
        case .tooOften: .tooManyRequests
        case .unavailable: .serviceUnavailable
        }
    }

    var retryAfter: Int? {
        guard case .tooOften(let seconds) = self else { return nil }
        return seconds
    }
}
