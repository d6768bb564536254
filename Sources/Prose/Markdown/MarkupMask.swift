/// Hides e-mail addresses in a parsed document, whatever markup stands inside them.
///
/// The pieces of a paragraph's text are joined before they are looked through, as a reader sees them joined:
/// `**ada**@band.org` is an address as much as `ada&#64;band.org`. What stands between two pieces of markup is looked
/// through by itself as well: in `ada@band.org[home](/)` the link's text is no part of the host.
enum MarkupMask {
    /// Text of one event inside the joined text.
    private struct Piece {
        let event: Int
        let range: Range<Int>
    }

    static func masked(_ events: [MarkupEvent]) -> [MarkupEvent] {
        var out = events
        var joined: [UInt8] = []
        var pieces: [Piece] = []
        var breaks: [Int] = [0]
        for (index, event) in events.enumerated() {
            if !event.isText { breaks.append(joined.count) }
            switch event {
            case .text(let bytes), .literal(let bytes), .code(let bytes), .rawInline(let bytes):
                pieces.append(Piece(event: index, range: joined.count..<(joined.count + bytes.count)))
                joined += bytes
            case .softBreak, .lineBreak: joined.append(Ascii.newline)
            case .image(let url, let alt, let title):
                out[index] = .image(
                    url: shown(url), alt: AddressMask.masked(alt), title: AddressMask.masked(title))
                // A picture's description is beside the text, not in it.
                joined.append(Ascii.newline)
            case .open(.link(let url, let title)):
                out[index] = .open(.link(url: shown(url), title: AddressMask.masked(title)))
            case .close(.link(let url, let title)):
                out[index] = .close(.link(url: shown(url), title: AddressMask.masked(title)))
            case .open(.emphasis), .open(.strong), .close(.emphasis), .close(.strong): break
            case .rawBlock(let bytes): out[index] = .rawBlock(AddressMask.masked(bytes))
            case .codeBlock(let info, let body):
                out[index] = .codeBlock(info: AddressMask.masked(info), body: AddressMask.masked(body))
            default:
                mask(pieces, joined: joined, breaks, in: &out)
                pieces = []
                joined = []
                breaks = [0]
            }
            if !event.isText { breaks.append(joined.count) }
        }
        mask(pieces, joined: joined, breaks, in: &out)
        return out
    }

    /// An address of the web with an e-mail address in it leads nowhere; `mailto:` is dealt with where links are.
    private static func shown(_ url: [UInt8]) -> [UInt8] {
        url.hasFolded("mailto:", at: 0) || AddressMask.ranges(in: url).isEmpty ? url : []
    }

    /// Addresses in the whole text, and in each stretch of it between two breaks.
    private static func ranges(in joined: [UInt8], _ breaks: [Int]) -> [Range<Int>] {
        var found = AddressMask.ranges(in: joined)
        guard joined.contains(Ascii.at) else { return found }
        for (start, end) in zip(breaks, breaks.dropFirst() + [joined.count]) where start < end {
            let stretch = AddressMask.ranges(in: Array(joined[start..<end]))
            found += stretch.map { ($0.lowerBound + start)..<($0.upperBound + start) }
        }
        found.sort { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
        return found.reduce(into: []) { merged, range in
            if let last = merged.last, range.lowerBound < last.upperBound {
                merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
    }

    /// Takes every address out of the pieces that it runs through; what stands for it goes into the first.
    private static func mask(_ pieces: [Piece], joined: [UInt8], _ breaks: [Int], in events: inout [MarkupEvent]) {
        let found = ranges(in: joined, breaks)
        guard !found.isEmpty else { return }
        var next = 0
        for piece in pieces {
            while next < found.count, found[next].upperBound <= piece.range.lowerBound { next += 1 }
            var text: [UInt8] = []
            var copied = piece.range.lowerBound
            var at = next
            while at < found.count, found[at].lowerBound < piece.range.upperBound {
                let range = found[at].clamped(to: piece.range)
                text += joined[copied..<range.lowerBound]
                if found[at].lowerBound >= piece.range.lowerBound { text += AddressMask.hidden }
                copied = range.upperBound
                at += 1
            }
            guard at > next else { continue }
            text += joined[copied..<piece.range.upperBound]
            events[piece.event] = events[piece.event].holding(text)
        }
    }
}

extension MarkupEvent {
    /// Text that runs on from the text before it.
    fileprivate var isText: Bool {
        if case .text = self { true } else { false }
    }

    /// The same kind of text with other words; events that are no text stay.
    fileprivate func holding(_ bytes: [UInt8]) -> MarkupEvent {
        switch self {
        case .text: .text(bytes)
        case .literal: .literal(bytes)
        case .code: .code(bytes)
        case .rawInline: .rawInline(bytes)
        default: self
        }
    }
}
