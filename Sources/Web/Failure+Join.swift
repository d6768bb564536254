import Features
import HTTPTypes

extension RegistrationError: AnsweredError {
    var status: HTTPResponse.Status {
        switch self {
        case .closed, .needsInvitation, .spentInvitation, .minor: .forbidden
        case .noTicket, .usedTicket: .badRequest
        case .unreadable, .invalid: .unprocessableContent
        case .tooOften: .tooManyRequests
        case .busy, .unavailable: .serviceUnavailable
        }
    }

    var retryAfter: Int? {
        switch self {
        case .tooOften(let seconds): seconds
        case .busy: Self.soon
        case .closed, .needsInvitation, .spentInvitation, .minor, .noTicket, .usedTicket, .unreadable, .invalid,
            .unavailable:
            nil
        }
    }
}

extension ConfirmationError: AnsweredError {
    var status: HTTPResponse.Status {
        switch self {
        case .token(let error): error.status
        case .wrongPassword, .name: .unprocessableContent
        case .closed, .needsInvitation: .forbidden
        case .spentInvitation: .gone
        case .busy, .unavailable: .serviceUnavailable
        }
    }

    var retryAfter: Int? { self == .busy ? Self.soon : nil }
}

extension AgeAgainError: AnsweredError {
    var status: HTTPResponse.Status {
        switch self {
        case .notAllowed, .minor: .forbidden
        case .unreadable: .unprocessableContent
        case .unavailable: .serviceUnavailable
        }
    }
}
