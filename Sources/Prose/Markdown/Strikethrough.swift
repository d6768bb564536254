/// Turns `~~text~~` into struck-out text.
///
/// Both ends must stand in the same element, so nothing is ever cut through.
enum Strikethrough {
    private struct Mark: Hashable {
        let event: Int
        let offset: Int
    }

    static func marked(_ events: [MarkupEvent]) -> [MarkupEvent] {
        let pairs = pairs(in: events)
        guard !pairs.isEmpty else { return events }
        var out: [MarkupEvent] = []
        out.reserveCapacity(events.count + 2 * pairs.count)
        var next = 0
        for (index, event) in events.enumerated() {
            guard case .text(let bytes) = event, next < pairs.count, pairs[next].mark.event == index else {
                out.append(event)
                continue
            }
            var from = 0
            while next < pairs.count, pairs[next].mark.event == index {
                let offset = pairs[next].mark.offset
                if offset > from { out.append(.text(Array(bytes[from..<offset]))) }
                out.append(pairs[next].opens ? .open(.strike) : .close(.strike))
                from = offset + 2
                next += 1
            }
            if from < bytes.count { out.append(.text(Array(bytes[from...]))) }
        }
        return out
    }

    /// The marks that found their other half, in order.
    private static func pairs(in events: [MarkupEvent]) -> [(mark: Mark, opens: Bool)] {
        var waiting: [Mark?] = [nil]
        var found: [(mark: Mark, opens: Bool)] = []
        for (index, event) in events.enumerated() {
            switch event {
            case .open: waiting.append(nil)
            case .close: waiting.removeLast()
            case .text(let bytes):
                for (offset, canOpen, canClose) in marks(in: bytes, at: index, of: events) {
                    let mark = Mark(event: index, offset: offset)
                    if canClose, let opener = waiting[waiting.count - 1] {
                        found += [(opener, true), (mark, false)]
                        waiting[waiting.count - 1] = nil
                    } else if canOpen, waiting[waiting.count - 1] == nil {
                        waiting[waiting.count - 1] = mark
                    }
                }
            default: break
            }
        }
        return found.sorted { ($0.mark.event, $0.mark.offset) < ($1.mark.event, $1.mark.offset) }
    }

    /// Runs of exactly two tildes, and whether text stands behind (may open) and before them (may close).
    private static func marks(in bytes: [UInt8], at index: Int, of events: [MarkupEvent]) -> [(Int, Bool, Bool)] {
        var marks: [(Int, Bool, Bool)] = []
        var at = 0
        while at < bytes.count {
            guard bytes[at] == Ascii.tilde else {
                at += 1
                continue
            }
            let start = at
            while at < bytes.count, bytes[at] == Ascii.tilde { at += 1 }
            guard at - start == 2 else { continue }
            let textBefore = start > 0 ? !Ascii.isSpace(bytes[start - 1]) : index > 0 && isInk(events[index - 1])
            let textBehind = at < bytes.count ? !Ascii.isSpace(bytes[at]) : isInk(events[index + 1])
            marks.append((start, textBehind, textBefore))
        }
        return marks
    }

    /// Whether something to read stands directly beside a mark.
    private static func isInk(_ event: MarkupEvent) -> Bool {
        switch event {
        case .open(.emphasis), .open(.strong), .open(.link), .close(.emphasis), .close(.strong), .close(.link): true
        case .open, .close, .softBreak, .lineBreak, .rule: false
        default: true
        }
    }
}
