/// Letters with more marks on them than any language puts there, which run over the lines above and below.
enum StackedMarks {
    /// Marks that one letter keeps: Vietnamese, Hebrew and Thai need no more.
    private static let most = 4

    /// The text with no more marks on a letter than that.
    static func thinned(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 >= 0xCC }) else { return text }
        var thinned = String.UnicodeScalarView()
        var marks = 0
        for scalar in text.unicodeScalars {
            marks = isMark(scalar) ? marks + 1 : 0
            if marks <= most { thinned.append(scalar) }
        }
        return String(thinned)
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value >= 0x300 else { return false }
        return switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: true
        default: false
        }
    }
}
