/// A line of two texts laid side by side.
package struct DiffLine: Sendable, Equatable {
    package enum Kind: String, Sendable {
        case same
        case added
        case removed
    }

    package let kind: Kind
    package let text: String

    package init(_ kind: Kind, _ text: String) {
        self.kind = kind
        self.text = text
    }
}

/// What was changed between two texts, line by line.
package enum TextDiff {
    /// Lines of each text beyond which the whole is shown as replaced.
    static let mostLines = 2_000
    /// Lines that differ beyond which the rest is shown as replaced: time and memory go with its square.
    static let mostChanges = 400

    /// Every line of both texts in order; the lines that are not removed are those of `new`.
    package static func lines(from old: String, to new: String) -> [DiffLine] {
        let (old, new) = (split(old), split(new))
        let (oldCodes, newCodes) = codes(old, new)
        let prefix = zip(oldCodes, newCodes).prefix { $0 == $1 }.count
        let rest = min(oldCodes.count, newCodes.count) - prefix
        let suffix = zip(oldCodes.reversed(), newCodes.reversed()).prefix(rest).prefix { $0 == $1 }.count
        let (oldMiddle, newMiddle) = (prefix..<(old.count - suffix), prefix..<(new.count - suffix))
        let steps =
            max(oldMiddle.count, newMiddle.count) > mostLines
            ? nil : EditScript.steps(from: Array(oldCodes[oldMiddle]), to: Array(newCodes[newMiddle]))
        return new[..<prefix].map { DiffLine(.same, $0) }
            + middle(steps ?? replacement(oldMiddle.count, newMiddle.count), old[oldMiddle], new[newMiddle])
            + new[newMiddle.upperBound...].map { DiffLine(.same, $0) }
    }

    private static func replacement(_ removed: Int, _ added: Int) -> [DiffLine.Kind] {
        Array(repeating: .removed, count: removed) + Array(repeating: .added, count: added)
    }

    private static func middle(
        _ steps: [DiffLine.Kind], _ old: ArraySlice<String>, _ new: ArraySlice<String>
    ) -> [DiffLine] {
        var (lines, oldAt, newAt): ([DiffLine], Int, Int) = ([], old.startIndex, new.startIndex)
        lines.reserveCapacity(steps.count)
        for step in steps {
            // Two spellings of one letter are the same line: the new one stands.
            lines.append(DiffLine(step, step == .removed ? old[oldAt] : new[newAt]))
            if step != .added { oldAt += 1 }
            if step != .removed { newAt += 1 }
        }
        return lines
    }

    private static func split(_ text: String) -> [String] {
        text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { String(Substring($0)) }
    }

    /// Numbers in place of lines: the same for the same line, quick to compare.
    private static func codes(_ old: [String], _ new: [String]) -> ([Int], [Int]) {
        var known: [String: Int] = [:]
        func code(_ line: String) -> Int {
            if let code = known[line] { return code }
            known[line] = known.count
            return known.count - 1
        }
        return (old.map(code), new.map(code))
    }
}
