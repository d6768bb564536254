import Features
import HTTPTypes

/// An error of a feature, as pages answer it.
protocol AnsweredError: Error {
    var status: HTTPResponse.Status { get }
    /// Seconds after which another try is worth it; nil where nobody knows.
    var retryAfter: Int? { get }
}

extension AnsweredError {
    /// Seconds after which it is worth another try when all hands were full.
    static var soon: Int { 5 }
    var retryAfter: Int? { nil }
}

extension ReadingError: AnsweredError {
    var status: HTTPResponse.Status {
        switch self {
        case .unavailable: .serviceUnavailable
        }
    }
}

extension TrackingError: AnsweredError {
    var status: HTTPResponse.Status {
        switch self {
        case .notAllowed: .forbidden
        case .missing: .notFound
        case .notIgnorable, .tooMany: .unprocessableContent
        case .unavailable: .serviceUnavailable
        }
    }
}

extension NoticeError: AnsweredError {
    var status: HTTPResponse.Status {
        switch self {
        case .notAllowed: .forbidden
        case .missing: .notFound
        case .unavailable: .serviceUnavailable
        }
    }
}

extension MarkError: AnsweredError {
    var status: HTTPResponse.Status {
        switch self {
        case .notAllowed: .forbidden
        case .missing: .notFound
        case .own, .full, .noAnswer: .unprocessableContent
        case .tooMany: .tooManyRequests
        case .unavailable: .serviceUnavailable
        }
    }

    var retryAfter: Int? {
        guard case .tooMany(let seconds) = self else { return nil }
        return seconds
    }
}

extension SearchError: AnsweredError {
    var status: HTTPResponse.Status {
        switch self {
        case .tooBroad: .unprocessableContent
        case .tooOften: .tooManyRequests
        case .busy, .unavailable: .serviceUnavailable
        }
    }

    var retryAfter: Int? {
        switch self {
        case .tooOften(let seconds): seconds
        case .busy: Self.soon
        case .tooBroad, .unavailable: nil
        }
    }
}

extension SignInsError: AnsweredError {
    var status: HTTPResponse.Status {
        switch self {
        case .notAllowed: .forbidden
        case .missing: .notFound
        case .unavailable: .serviceUnavailable
        }
    }
}

extension SignInError: AnsweredError {
    var status: HTTPResponse.Status {
        switch self {
        case .wrong, .stepOver: .unprocessableContent
        case .tooOften: .tooManyRequests
        case .held: .forbidden
        case .busy, .unavailable: .serviceUnavailable
        }
    }

    var retryAfter: Int? {
        switch self {
        case .tooOften(let seconds): seconds
        case .busy: Self.soon
        case .wrong, .held, .stepOver, .unavailable: nil
        }
    }
}

extension AccountError: AnsweredError {
    var status: HTTPResponse.Status {
        switch self {
        case .notAllowed, .stepUpNeeded: .forbidden
        case .wrong, .weak, .noPassword: .unprocessableContent
        case .outdated: .conflict
        case .tooOften: .tooManyRequests
        case .busy, .unavailable: .serviceUnavailable
        }
    }

    var retryAfter: Int? {
        switch self {
        case .tooOften(let seconds): seconds
        case .busy: Self.soon
        case .notAllowed, .stepUpNeeded, .wrong, .weak, .noPassword, .outdated, .unavailable: nil
        }
    }
}

extension TokenError: AnsweredError {
    var status: HTTPResponse.Status {
        switch self {
        case .notOurs: .notFound
        case .used, .expired: .gone
        case .held: .forbidden
        case .unavailable: .serviceUnavailable
        }
    }
}

extension ResetError: AnsweredError {
    var status: HTTPResponse.Status {
        switch self {
        case .address, .weak: .unprocessableContent
        case .token(let error): error.status
        case .tooOften: .tooManyRequests
        case .busy, .unavailable: .serviceUnavailable
        }
    }

    var retryAfter: Int? {
        switch self {
        case .tooOften(let seconds): seconds
        case .busy: Self.soon
        case .address, .token, .weak, .unavailable: nil
        }
    }
}

extension AddressError: AnsweredError {
    var status: HTTPResponse.Status {
        switch self {
        case .notAllowed, .stepUpNeeded, .anothersLink: .forbidden
        case .form, .same: .unprocessableContent
        case .tooOften: .tooManyRequests
        case .token(let error): error.status
        case .taken: .conflict
        case .unavailable: .serviceUnavailable
        }
    }

    var retryAfter: Int? {
        guard case .tooOften(let seconds) = self else { return nil }
        return seconds
    }
}

extension ClaimError: AnsweredError {
    var status: HTTPResponse.Status {
        switch self {
        case .notAllowed, .suspended, .stepUpNeeded: .forbidden
        case .nothing: .conflict
        case .unavailable: .serviceUnavailable
        }
    }
}

extension ProfileError: AnsweredError {
    var status: HTTPResponse.Status {
        switch self {
        case .notAllowed, .child, .suspended: .forbidden
        case .invalid: .unprocessableContent
        case .unavailable: .serviceUnavailable
        }
    }
}

extension InvitationError: AnsweredError {
    var status: HTTPResponse.Status {
        switch self {
        case .notAllowed, .higherStanding, .stepUpNeeded: .forbidden
        case .missing: .notFound
        case .uses, .administratorsTogether: .unprocessableContent
        case .unavailable: .serviceUnavailable
        }
    }
}
