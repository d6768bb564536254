/// Letters with more marks on them than any language puts there, which run over the lines above and below.
package enum StackedMarks {
    /// Marks that one letter keeps: Vietnamese, Hebrew and Thai need no more.
    package static let most = 4

    /// The text with no more marks on a letter than that.
    package static func thinned(_ text: String, keeping most: Int = StackedMarks.most) -> String {
        guard text.utf8.contains(where: { $0 >= 0xCC }) else { return text }
        var thinned = String.UnicodeScalarView()
        var marks = 0
        for scalar in text.unicodeScalars {
            switch kind(of: scalar) {
            case .mark: marks += 1
            // It shows nothing: what comes after it stands on the same letter.
            case .joiner: break
            case .other: marks = 0
            }
            if marks <= most { thinned.append(scalar) }
        }
        return String(thinned)
    }

    private enum Kind {
        case mark, joiner, other
    }

    private static func kind(of scalar: Unicode.Scalar) -> Kind {
        // Below are no marks, and nothing that joins.
        guard scalar.value >= 0x300 || scalar == "\u{AD}" else { return .other }
        let properties = scalar.properties
        return switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark: .mark
        case .format: .joiner
        default: properties.isDefaultIgnorableCodePoint ? .joiner : .other
        }
    }
}
