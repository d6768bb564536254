import Foundation

/// Which names a member may choose.
///
/// Letters and digits of one script in everyday use (UAX 31), Latin beside Chinese, Japanese and Korean (UTS 39
/// section 5.2, "highly restrictive"), and `-` `_` `.` between them.
package struct MemberNameRules: Sendable {
    /// Letters, digits and signs of a name: enough to tell people apart, few enough for a byline.
    ///
    /// Marks on a letter don't count.
    package static let letters = 3...20
    /// Longest input that is read, in bytes: twenty letters of four bytes with all the marks that they can bear.
    private static let byteLimit = 320
    /// Marks on one letter: what a vowel sign, a tone and a silencer take.
    private static let marksOnLetter = 3

    private let reserved: ReservedNames

    /// The community's own name, and what else its owner keeps back, are reserved like `admin`.
    package init(alsoReserved: [String]) {
        reserved = ReservedNames(also: alsoReserved)
    }

    /// The name that was typed, less the spaces around it, in the form that is stored.
    ///
    /// `mayBeReserved` lets a reserved one pass: for those whom the owner makes a member.
    package func name(typed: String, mayBeReserved: Bool) throws(MemberNameError) -> MemberName {
        guard typed.utf8.count <= Self.byteLimit else { throw .length(allowed: Self.letters) }
        let text = typed.precomposedStringWithCompatibilityMapping.trimmingCharacters(in: .whitespaces)
        let scalars = Array(text.unicodeScalars)
        guard !scalars.isEmpty else { throw .empty }
        try Self.checkCharacters(scalars)
        try Self.checkMarks(scalars)
        guard Self.letters.contains(scalars.count(where: { !Self.isMark($0) })) else {
            throw .length(allowed: Self.letters)
        }
        try Self.checkSigns(scalars)
        guard scalars.contains(where: { !Self.isSign($0) && !Self.isMark($0) && !Self.isDigit($0) }) else {
            throw .noLetter
        }
        try Self.checkScripts(scalars)
        if !mayBeReserved {
            guard !reserved.contains(text) else { throw .reserved }
            guard !ReservedNames.readsAsAddress(text) else { throw .webAddress }
        }
        return MemberName(checked: text)
    }

    private static func checkCharacters(_ scalars: [Unicode.Scalar]) throws(MemberNameError) {
        for scalar in scalars where !isSign(scalar) && NameLetters.unicode.scripts(of: scalar).isEmpty {
            let isInvisible =
                scalar.properties.isDefaultIgnorableCodePoint
                || [.control, .format].contains(scalar.properties.generalCategory)
            throw isInvisible ? .invisible : .notAllowed(scalar)
        }
    }

    private static func checkMarks(_ scalars: [Unicode.Scalar]) throws(MemberNameError) {
        // A mark can't stand on nothing, so the place before the first letter is full already.
        var marks = marksOnLetter
        for scalar in scalars {
            if isMark(scalar) {
                marks += 1
                guard marks <= marksOnLetter else { throw .misplacedMark }
            } else {
                marks = isSign(scalar) || isDigit(scalar) ? marksOnLetter : 0
            }
        }
    }

    private static func checkSigns(_ scalars: [Unicode.Scalar]) throws(MemberNameError) {
        var isAfterSign = true
        for scalar in scalars {
            guard !(isAfterSign && isSign(scalar)) else { throw .misplacedSign }
            isAfterSign = isSign(scalar)
        }
        guard !isAfterSign else { throw .misplacedSign }
    }

    private static func checkScripts(_ scalars: [Unicode.Scalar]) throws(MemberNameError) {
        let scripts = scalars.filter { !isSign($0) }.map(NameLetters.unicode.scripts(of:))
        let ofAll = scripts.reduce(ScriptSet.any) { $0.intersection($1) }
        let besideLatin = scripts.filter { !$0.contains(.latin) }.reduce(ScriptSet.any) { $0.intersection($1) }
        guard !ofAll.isEmpty || !besideLatin.isDisjoint(with: .eastAsian) else { throw .mixedScripts }
        guard Set(scalars.compactMap(zero)).count <= 1 else { throw .mixedDigits }
    }

    private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "-" || scalar == "_" || scalar == "."
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .decimalNumber
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark: true
        default: false
        }
    }

    /// The nought of the kind of digits that a digit belongs to (UTS 39 section 5.3).
    private static func zero(_ scalar: Unicode.Scalar) -> UInt32? {
        guard isDigit(scalar), let value = scalar.properties.numericValue else { return nil }
        return scalar.value - UInt32(value)
    }
}
