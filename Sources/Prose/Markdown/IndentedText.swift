/// Plain text made of blocks that stand in quotes and lists: each line gets the marks of all that hold it.
struct IndentedText {
    private struct Level {
        let first: [UInt8]
        let rest: [UInt8]
        var hasBegun = false
    }

    private(set) var bytes: [UInt8] = []
    private var levels: [Level] = []
    private var wantsGap = false

    /// Enters a quote or a list item: `first` stands before its first line, `rest` before the others.
    mutating func push(first: String, rest: String) {
        levels.append(Level(first: Array(first.utf8), rest: Array(rest.utf8)))
    }

    mutating func pop() {
        // An empty item still shows its mark.
        if let level = levels.last, !level.hasBegun, level.first != level.rest { block([]) }
        levels.removeLast()
    }

    /// Writes a block, with an empty line before it unless it follows its forerunner closely.
    mutating func block(_ content: some Collection<UInt8>) {
        if wantsGap, !bytes.isEmpty { line([], beginsLevels: false) }
        for part in content.split(separator: Ascii.newline, omittingEmptySubsequences: false) {
            line(Array(part), beginsLevels: true)
        }
        wantsGap = true
    }

    /// Says whether the next block follows closely.
    mutating func endList(isTight: Bool) {
        wantsGap = !isTight
    }

    private mutating func line(_ content: [UInt8], beginsLevels: Bool) {
        if !bytes.isEmpty { bytes.append(Ascii.newline) }
        let start = bytes.count
        for index in levels.indices {
            guard beginsLevels || levels[index].hasBegun else { break }
            bytes += levels[index].hasBegun ? levels[index].rest : levels[index].first
            levels[index].hasBegun = true
        }
        bytes += content
        while bytes.count > start, bytes.last == Ascii.space { bytes.removeLast() }
    }
}
