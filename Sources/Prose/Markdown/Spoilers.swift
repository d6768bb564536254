/// Turns quotes that begin with `! ` into spoilers: `>! Summary`, then `> what is hidden`.
///
/// A spoiler with one line only hides that line, under the summary "Spoiler".
enum Spoilers {
    private static let plainSummary = MarkupEvent.literal(Array("Spoiler".utf8))

    static func marked(_ events: [MarkupEvent]) -> [MarkupEvent] {
        var out: [MarkupEvent] = []
        out.reserveCapacity(events.count)
        var openQuotes: [Bool] = []
        var at = 0
        while at < events.count {
            switch events[at] {
            case .open(.quote):
                if let next = appendOpening(events, at, to: &out) {
                    openQuotes.append(true)
                    at = next
                    continue
                }
                openQuotes.append(false)
                out.append(events[at])
            case .close(.quote):
                out.append(.close(openQuotes.popLast() == true ? .spoiler : .quote))
            default: out.append(events[at])
            }
            at += 1
        }
        return out
    }

    /// Writes summary and first paragraph of the spoiler that begins at `quote`; answers where to go on, nil for a
    /// quote.
    private static func appendOpening(_ events: [MarkupEvent], _ quote: Int, to out: inout [MarkupEvent]) -> Int? {
        guard quote + 2 < events.count, case .open(.paragraph(let tight)) = events[quote + 1],
            case .text(let first) = events[quote + 2], first.first == UInt8(ascii: "!"),
            first.count == 1 || first[1] == Ascii.space,
            let end = events[quote...].firstIndex(of: .close(.paragraph(tight: tight)))
        else { return nil }
        let rest = Array(first[1...].drop(while: Ascii.isSpace))
        let line = (rest.isEmpty ? [] : [MarkupEvent.text(rest)]) + events[(quote + 3)..<end]
        let breakAt = firstBreak(line)
        var summary = Array(line[..<(breakAt ?? line.count)])
        var hidden = breakAt.map { Array(line[($0 + 1)...]) } ?? []
        if breakAt == nil, end + 1 < events.count, events[end + 1] == .close(.quote) {
            hidden = summary
            summary = []
        }
        out += [.open(.spoiler), .open(.summary)] + (summary.isEmpty ? [plainSummary] : summary) + [.close(.summary)]
        if !hidden.isEmpty {
            out += [.open(.paragraph(tight: false))] + hidden + [.close(.paragraph(tight: false))]
        }
        return end + 1
    }

    /// The first line end that stands in no emphasis or link.
    private static func firstBreak(_ line: [MarkupEvent]) -> Int? {
        var depth = 0
        for (index, event) in line.enumerated() {
            switch event {
            case .open: depth += 1
            case .close: depth -= 1
            case .softBreak, .lineBreak:
                if depth == 0 { return index }
            default: break
            }
        }
        return nil
    }
}
