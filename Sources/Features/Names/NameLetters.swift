/// Which letters, digits and marks a member's name may hold, and which scripts each belongs to.
struct NameLetters: Sendable {
    /// As Unicode has them.
    static let unicode = NameLetters(table: ScriptTable.text)

    private let lists: [(scripts: ScriptSet, isMark: Bool, ranges: [ClosedRange<UInt32>])]

    /// Reads `ScriptTable`: the name of a script, then its ranges in ascending order.
    init(table: String) {
        var lists: [(scripts: ScriptSet, isMark: Bool, ranges: [ClosedRange<UInt32>])] = []
        for word in table.split(whereSeparator: \.isWhitespace) {
            if let script = LetterScript(rawValue: String(word)) {
                lists.append((ScriptSet(script), script == .inherited, []))
            } else if let range = Self.range(word), !lists.isEmpty {
                lists[lists.count - 1].ranges.append(range)
            }
        }
        self.lists = lists
    }

    /// The scripts that a letter belongs to; none when it may not stand in a name.
    func scripts(of letter: Unicode.Scalar) -> ScriptSet {
        lists.reduce(into: []) { scripts, list in
            if Self.contains(list.ranges, letter.value) { scripts.formUnion(list.scripts) }
        }
    }

    /// True for an accent that belongs to whatever letter it stands on.
    func isAccent(_ letter: Unicode.Scalar) -> Bool {
        lists.contains { $0.isMark && Self.contains($0.ranges, letter.value) }
    }

    private static func range(_ text: Substring) -> ClosedRange<UInt32>? {
        let ends = text.split(separator: "-").compactMap { UInt32($0, radix: 16) }
        guard let low = ends.first, let high = ends.last, low <= high else { return nil }
        return low...high
    }

    private static func contains(_ ranges: [ClosedRange<UInt32>], _ code: UInt32) -> Bool {
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < code { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].contains(code)
    }
}
