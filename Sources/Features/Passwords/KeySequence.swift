/// Rows of letters, digits and keys that fingers run along.
enum KeySequence {
    /// The pairs that follow one another, in either direction.
    private static let pairs: Set<[Character]> = {
        let rows = [
            "abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiopü", "yxcvbnm",
            "azertyuiop", "qsdfghjklm", "wxcvbn", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю",
            "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "1q2w3e4r5t6y7u8i9o0p", "!@#$%^&*()", "qazwsxedcrfvtgbyhnujm",
        ]
        return Set(
            rows.map { Array($0) }.flatMap { row in
                zip(row, row.dropFirst()).flatMap { [[$0, $1], [$1, $0]] }
            })
    }()

    /// How many characters must be told to somebody who types on along a row, or the same key again.
    ///
    /// 1 for `abcdefghij`, 3 for `aaaaaxyz9876`, and nearly all of them for a good password.
    static func starts(in text: String) -> Int {
        let letters = Array(text.lowercased())
        return letters.indices.count { place in
            guard place > 0 else { return true }
            let (before, letter) = (letters[place - 1], letters[place])
            return before != letter && !pairs.contains([before, letter])
        }
    }
}
