/// Turns paragraphs that are tables by GFM's rules (a line of `|---|:-:|` under a line with as many cells) into
/// tables.
///
/// Unlike GFM, `|` inside code, emphasis or a link does not end a cell: the cells come from cmark's tree.
struct Tables {
    private var out: [MarkupEvent] = []
    private var cellsLeft = ProseLimits.tableCells

    static func marked(_ events: [MarkupEvent]) -> [MarkupEvent] {
        var tables = Tables()
        tables.out.reserveCapacity(events.count)
        var at = 0
        while at < events.count {
            if case .open(let paragraph) = events[at], case .paragraph = paragraph,
                let end = events[at...].firstIndex(of: .close(paragraph))
            {
                tables.appendParagraph(Array(events[(at + 1)..<end]), as: paragraph)
                at = end + 1
            } else {
                tables.out.append(events[at])
                at += 1
            }
        }
        return tables.out
    }

    private mutating func appendParagraph(_ content: [MarkupEvent], as paragraph: MarkupElement) {
        let lines = TableLine.lines(of: content)
        guard let (delimiter, columns, rows) = table(in: lines) else {
            out += [.open(paragraph)] + content + [.close(paragraph)]
            return
        }
        cellsLeft -= columns.count * (rows.count + 1)
        if delimiter > 1 {
            let before = content[..<lines[delimiter - 2].range.upperBound]
            out += [.open(paragraph)] + before + [.close(paragraph)]
        }
        out += [.open(.table), .open(.tableHead)]
        appendRow(lines[delimiter - 1].cells(of: content), columns, head: true)
        out.append(.close(.tableHead))
        if !rows.isEmpty {
            out.append(.open(.tableBody))
            for row in rows { appendRow(row.cells(of: content), columns, head: false) }
            out.append(.close(.tableBody))
        }
        out.append(.close(.table))
    }

    /// Where the delimiter line is, what columns it asks for, and the rows under it, if that is a table within
    /// bounds.
    private func table(in lines: [TableLine]) -> (Int, [CellAlignment], ArraySlice<TableLine>)? {
        guard let delimiter = lines.indices.dropFirst().first(where: { lines[$0].alignments != nil }),
            let columns = lines[delimiter].alignments, columns.count == lines[delimiter - 1].cellCount,
            columns.count <= ProseLimits.tableColumns
        else { return nil }
        let rows = lines[(delimiter + 1)...]
        return columns.count * (rows.count + 1) <= cellsLeft ? (delimiter, columns, rows) : nil
    }

    /// Missing cells are added empty, cells too many are left out.
    private mutating func appendRow(_ cells: [[MarkupEvent]], _ columns: [CellAlignment], head: Bool) {
        out.append(.open(.row))
        for (index, alignment) in columns.enumerated() {
            let cell = MarkupElement.cell(head: head, alignment: alignment)
            out += [.open(cell)] + (index < cells.count ? cells[index] : []) + [.close(cell)]
        }
        out.append(.close(.row))
    }
}
