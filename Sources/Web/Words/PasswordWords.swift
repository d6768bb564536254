import Features

/// What is said of a password that can't be taken, and of the fields that take one.
enum PasswordWords {
    static let hint =
        "At least \(PasswordRules.leastCharacters) characters. A few words in a row are easy to keep in mind."

    static func sentence(_ problem: PasswordProblem) -> String {
        switch problem {
        case .tooShort(let least): "Take at least \(least) characters."
        case .tooLong: "That is too long. Take fewer than a thousand letters."
        case .common: "That is one of the first that anyone tries. Take another."
        case .repetition: "That says the same again and again. Take another."
        case .sequence: "That runs along the keyboard or the alphabet. Take another."
        case .name: "That is your name, your address or ours. Take another."
        }
    }
}
