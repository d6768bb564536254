/// One line of a paragraph, seen as a row of a table.
struct TableLine {
    /// Its events in the paragraph's content.
    let range: Range<Int>
    /// How many cells a row would have here.
    let cellCount: Int
    /// The columns it asks for, when it is a delimiter line.
    let alignments: [CellAlignment]?

    /// The lines of a paragraph: line ends inside emphasis or links don't count.
    static func lines(of content: [MarkupEvent]) -> [TableLine] {
        var lines: [TableLine] = []
        var depth = 0
        var start = 0
        for (index, event) in content.enumerated() {
            switch event {
            case .open: depth += 1
            case .close: depth -= 1
            case .softBreak, .lineBreak:
                guard depth == 0 else { continue }
                lines.append(TableLine(content, start..<index))
                start = index + 1
            default: break
            }
        }
        lines.append(TableLine(content, start..<content.count))
        return lines
    }

    private init(_ content: [MarkupEvent], _ range: Range<Int>) {
        self.range = range
        var depth = 0
        var pipes = 0
        for event in content[range] {
            switch event {
            case .open: depth += 1
            case .close: depth -= 1
            case .text(let bytes) where depth == 0: pipes += bytes.count { $0 == Ascii.pipe }
            default: break
            }
        }
        if case .text(let first)? = content[range].first, first.trimmed.first == Ascii.pipe { pipes -= 1 }
        if case .text(let last)? = content[range].last, last.trimmed.last == Ascii.pipe, pipes > 0 { pipes -= 1 }
        cellCount = pipes + 1
        if range.count == 1, case .text(let bytes) = content[range.lowerBound] {
            alignments = Self.alignments(bytes)
        } else {
            alignments = nil
        }
    }

    private static func alignments(_ bytes: [UInt8]) -> [CellAlignment]? {
        guard bytes.contains(Ascii.pipe), bytes.allSatisfy({ "|-: \t".utf8.contains($0) }) else { return nil }
        var line = bytes.trimmed
        if line.first == Ascii.pipe { line = line.dropFirst() }
        if line.last == Ascii.pipe { line = line.dropLast() }
        var found: [CellAlignment] = []
        for part in line.split(separator: Ascii.pipe, omittingEmptySubsequences: false) {
            let cell = part.trimmed
            let left = cell.first == Ascii.colon
            let right = cell.last == Ascii.colon
            let dashes = cell.dropFirst(left ? 1 : 0).dropLast(right ? 1 : 0)
            guard !dashes.isEmpty, dashes.allSatisfy({ $0 == Ascii.hyphen }) else { return nil }
            found.append(left ? (right ? .center : .left) : (right ? .right : .none))
        }
        return found
    }

    /// What stands in the cells of this row.
    func cells(of content: [MarkupEvent]) -> [[MarkupEvent]] {
        var cells: [[MarkupEvent]] = [[]]
        var depth = 0
        for event in content[range] {
            switch event {
            case .open: depth += 1
            case .close: depth -= 1
            default: break
            }
            if depth == 0, case .text(let bytes) = event {
                let parts = bytes.split(separator: Ascii.pipe, omittingEmptySubsequences: false)
                for (index, part) in parts.enumerated() {
                    if index > 0 { cells.append([]) }
                    if !part.isEmpty { cells[cells.count - 1].append(.text(Array(part))) }
                }
            } else if case .code(let bytes) = event {
                cells[cells.count - 1].append(.code(Self.unescaped(bytes)))
            } else {
                cells[cells.count - 1].append(event)
            }
        }
        return Self.withoutEdges(cells)
    }

    /// Code without the backslashes of `\|`: those who know GFM write it so, where even code has to escape the sign.
    private static func unescaped(_ code: [UInt8]) -> [UInt8] {
        code.indices.filter { index in
            let isBeforePipe = index + 1 < code.count && code[index + 1] == Ascii.pipe
            return code[index] != Ascii.backslash || !isBeforePipe
        }.map { code[$0] }
    }

    /// Leaves out the empty cells outside the first and last `|`, and white space at the ends of cells.
    private static func withoutEdges(_ all: [[MarkupEvent]]) -> [[MarkupEvent]] {
        var cells = all[...]
        if cells.count > 1, let first = cells.first, isBlank(first) { cells = cells.dropFirst() }
        if cells.count > 1, let last = cells.last, isBlank(last) { cells = cells.dropLast() }
        return cells.map { cell in
            var cell = cell
            if case .text(let bytes)? = cell.first {
                cell[0] = .text(Array(bytes.drop { Ascii.isSpace($0) }))
            }
            if case .text(let bytes)? = cell.last {
                let end = bytes.lastIndex { !Ascii.isSpace($0) }
                cell[cell.count - 1] = .text(end.map { Array(bytes[...$0]) } ?? [])
            }
            return cell.filter { $0 != .text([]) }
        }
    }

    private static func isBlank(_ cell: [MarkupEvent]) -> Bool {
        cell.allSatisfy { event in
            if case .text(let bytes) = event { bytes.trimmed.isEmpty } else { false }
        }
    }
}
