import Foundation

/// Which passwords a member may choose.
///
/// Long, and not one of those that are tried first (NIST SP 800-63B section 5.1.1.2). There are no rules about kinds of
/// characters: they make passwords harder to remember, not harder to guess.
package enum PasswordRules {
    /// Shortest password, in Unicode code points of its composed form.
    ///
    /// NIST counts code points, and so must whoever wants today's password to be as long tomorrow: what counts as one
    /// visible character changes with each version of Unicode.
    package static let leastCharacters = 10
    /// Of a repeated piece, or of runs along a row of keys: up to so many characters make a trivial password.
    private static let trivial = 3
    /// Letters from which on a member's or the community's name makes a password easy to guess.
    private static let nameLetters = 3
    /// Characters that may stand around a name without making it a password.
    private static let trimmings = 4

    /// The password, or what is wrong with it.
    ///
    /// `names` are what is publicly known: the member's name, the address and the community's name. Each is refused by
    /// itself, in any case, backwards, twice over, or with a few digits around it.
    package static func password(
        typed: String, names: [String]
    ) throws(PasswordProblem) -> Password {
        guard let password = Password(typed: typed) else { throw .tooLong(limit: Password.byteLimit) }
        let text = password.text
        guard text.unicodeScalars.count >= leastCharacters else { throw .tooShort(least: leastCharacters) }
        guard CoreWord.unit(of: Substring(text.lowercased())).count > trivial else { throw .repetition }
        guard KeySequence.starts(in: text) > trivial else { throw .sequence }
        guard !CommonPasswords.listed.contains(text) else { throw .common }
        guard !isMade(text, of: names) else { throw .name }
        return password
    }

    private static func isMade(_ text: String, of names: [String]) -> Bool {
        let bare = letters(text)
        let core = letters(String(CoreWord.of(Substring(text))))
        let candidates = bare.count - core.count <= trimmings ? [bare, core] : [bare]
        let read = candidates.flatMap { [$0, String(CoreWord.unit(of: Substring($0)))] }
        let known = names.flatMap { [$0, String($0.prefix { $0 != "@" })] }.map(letters)
        return known.contains { name in
            name.count >= nameLetters && (read.contains(name) || read.contains(String(name.reversed())))
        }
    }

    /// Letters and digits, folded as names are.
    private static func letters(_ text: String) -> String {
        Fold.name(text).filter { $0.isLetter || $0.isNumber }
    }
}

/// What is wrong with a password.
package enum PasswordProblem: Error, Equatable {
    /// Fewer characters than `least`.
    case tooShort(least: Int)
    /// More bytes than `limit`.
    case tooLong(limit: Int)
    /// One of those that are tried first, or a common word with a few digits.
    case common
    /// One character, or a piece of two or three, again and again.
    case repetition
    /// Runs along the alphabet, the digits or the keyboard.
    case sequence
    /// The member's own name or address, or the community's name.
    case name
}
