/// What of a person's own can be told from its form.
package enum PersonalKind: String, Sendable, Equatable, Hashable, CaseIterable, Codable {
    case emailAddress = "e-mail-address"
    case phoneNumber = "phone-number"
    case streetAddress = "street-address"
    case paymentCard = "payment-card"
    case nationalID = "national-id"

    /// With its article, for sentences.
    package var words: String {
        switch self {
        case .emailAddress: "an e-mail address"
        case .phoneNumber: "a phone number"
        case .streetAddress: "a street address"
        case .paymentCard: "the number of a payment card"
        case .nationalID: "the number of a national identity"
        }
    }

    /// What stands in a text in its place, once its writer has taken it out.
    package var removed: String {
        switch self {
        case .emailAddress: "[e-mail address removed]"
        case .phoneNumber: "[number removed]"
        case .streetAddress: "[address removed]"
        case .paymentCard: "[card number removed]"
        case .nationalID: "[identity number removed]"
        }
    }
}

/// Something in a text that seems to be personal information, to be shown with a mark.
package struct PersonalFinding: Sendable, Equatable {
    package let kind: PersonalKind
    /// The number of its line, from 1; nil where it stands in the title.
    package let line: Int?
    /// Its line; a long one is cut around what was found.
    package let lineText: String
    /// Where in `lineText` it is, in Unicode scalars.
    package let range: Range<Int>

    package init(kind: PersonalKind, line: Int?, lineText: String, range: Range<Int>) {
        self.kind = kind
        self.line = line
        self.lineText = lineText
        self.range = range
    }

    /// What was found.
    package var what: String { part(range) }
    /// What stands before it in its line.
    package var before: String { part(0..<range.lowerBound) }
    /// What stands after it in its line.
    package var after: String { part(range.upperBound..<lineText.unicodeScalars.count) }

    /// The same in a title.
    var inTitle: PersonalFinding { PersonalFinding(kind: kind, line: nil, lineText: lineText, range: range) }

    private func part(_ range: Range<Int>) -> String {
        var part = String.UnicodeScalarView()
        part.append(contentsOf: lineText.unicodeScalars.dropFirst(range.lowerBound).prefix(range.count))
        return String(part)
    }
}
