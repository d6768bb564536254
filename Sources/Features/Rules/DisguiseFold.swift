import Foundation

/// A text as its readers take it: letters and digits of other scripts as those that they look like, without what
/// nobody sees.
enum DisguiseFold {
    /// The work is linear in the text; plain ASCII stays as it is.
    static func folded(_ text: String) -> String {
        guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
        var plain = String.UnicodeScalarView()
        for scalar in text.decomposedStringWithCompatibilityMapping.unicodeScalars {
            if scalar.isASCII { plain.append(scalar) } else { plain.append(contentsOf: looks(of: scalar)) }
        }
        return String(plain)
    }

    private static let digitValues = 0.0...9.0

    private static func looks(of scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        guard !isUnseen(scalar) else { return [] }
        if let value = scalar.properties.numericValue, digitValues.contains(value), value == value.rounded() {
            return [Unicode.Scalar(UInt8(ascii: "0") + UInt8(value))]
        }
        guard let prototype = Skeleton.prototype(of: scalar) else { return [scalar] }
        return prototype.filter { !isUnseen($0) }
    }

    /// Marks on letters and around digits, and what only tells machines something.
    private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: true
        default: scalar.properties.isDefaultIgnorableCodePoint
        }
    }
}
