/// Hides e-mail addresses in a parsed document, whatever markup stands inside them.
///
/// The pieces of a paragraph's text are joined before they are looked through, as a reader sees them joined:
/// `**ada**@band.org` is an address as much as `ada&#64;band.org`.
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
        for (index, event) in events.enumerated() {
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
                mask(pieces, joined: joined, in: &out)
                pieces = []
                joined = []
            }
        }
        mask(pieces, joined: joined, in: &out)
        return out
    }

    /// An address of the web with an e-mail address in it leads nowhere; `mailto:` is dealt with where links are.
    private static func shown(_ url: [UInt8]) -> [UInt8] {
        url.hasFolded("mailto:", at: 0) || AddressMask.ranges(in: url).isEmpty ? url : []
    }

    /// Takes every address out of the pieces that it runs through; what stands for it goes into the first.
    private static func mask(_ pieces: [Piece], joined: [UInt8], in events: inout [MarkupEvent]) {
        let found = AddressMask.ranges(in: joined)
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
