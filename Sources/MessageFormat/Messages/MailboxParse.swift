extension Mailbox {
    /// Reads the first mailbox of a From value in any form that archives hold: `Name <a@b>`, `a@b (Name)`,
    /// `"Quoted, Name" <a@b>`, with encoded-words, and `name at host.tld (Real Name)`.
    package static func parse(_ headerValue: String) -> Mailbox {
        var remarks = Remarks()
        return parse(Bytes(headerValue.utf8), remarks: &remarks)
    }

    static func parse(_ bytes: Bytes, remarks: inout Remarks) -> Mailbox {
        let group = Group(bytes)
        let pieces = MailboxPieces(group.members)
        let phrase = HeaderText.decode(Bytes(pieces.phrase).trimmed, remarks: &remarks)
        let comment = HeaderText.decode(Bytes(pieces.comment).trimmed, remarks: &remarks)
        // Someone without an address may well have a name with an `@` in it.
        if group.isEmpty { return Mailbox(name: phrase, address: "") }
        if let inBrackets = pieces.address {
            let address = plainAddress(inBrackets)
            let named = Mailbox(name: phrase, address: address)
            return named.name.isEmpty ? Mailbox(name: comment, address: address) : named
        }
        let words = Bytes(pieces.phrase).split(whereSeparator: \.isWhite)
        if words.count == 3, words[1].isWord("at") {
            return Mailbox(name: comment, address: joined(words[0], words[2]))
        }
        if let place = words.firstIndex(where: { !Mailbox(name: "", address: text($0)).address.isEmpty }) {
            let address = text(words[place])
            let named = Mailbox(name: comment, address: address)
            guard named.name.isEmpty else { return named }
            let rest = words.enumerated().filter { $0.offset != place }.map(\.element).joined(separator: [.space])
            return Mailbox(name: HeaderText.decode(Bytes(rest), remarks: &remarks), address: address)
        }
        return Mailbox(name: phrase.isEmpty ? comment : phrase, address: "")
    }

    private static func plainAddress(_ bytes: [UInt8]) -> String {
        let words = Bytes(bytes).split(whereSeparator: \.isWhite)
        if words.count == 3, words[1].isWord("at") { return joined(words[0], words[2]) }
        // A route before the address (RFC 5322 4.4) ends with a colon.
        let address = Bytes(bytes).split(separator: UInt8(ascii: ":")).last ?? []
        return text(address).replacing("\"", with: "")
    }

    private static func joined(_ local: Bytes, _ host: Bytes) -> String { "\(text(local))@\(text(host))" }

    private static func text(_ bytes: Bytes) -> String { String(decoding: bytes, as: UTF8.self) }
}

/// Several mailboxes under one name (RFC 5322 3.4); one without members is how somebody without an address is written
/// (RFC 6854).
private struct Group {
    /// The members, or the name when there are none; everything when it is no group.
    let members: Bytes
    let isEmpty: Bool

    init(_ bytes: Bytes) {
        guard bytes.last == UInt8(ascii: ";"), let colon = Self.colon(in: bytes) else {
            (members, isEmpty) = (bytes, false)
            return
        }
        let inside = bytes[(colon + 1)...].dropLast().trimmed
        isEmpty = inside.isEmpty
        members = inside.isEmpty ? bytes[..<colon] : inside
    }

    private static func colon(in bytes: Bytes) -> Int? {
        var position = bytes.startIndex
        var isQuoted = false
        while position < bytes.endIndex {
            switch bytes[position] {
            case UInt8(ascii: "\\"): position += 1
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: ":") where !isQuoted: return position
            default: break
            }
            position += 1
        }
        return nil
    }
}

/// The phrase, the comment and the bracketed address of one mailbox.
private struct MailboxPieces {
    private(set) var phrase: [UInt8] = []
    private(set) var comment: [UInt8] = []
    private(set) var address: [UInt8]?

    init(_ bytes: Bytes) {
        var position = bytes.startIndex
        // What never ends is taken as an ordinary character; after one such, none is looked for, so this stays linear.
        var commentsEnd = true
        var quotesEnd = true
        var addressSeen = false
        while position < bytes.endIndex {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\""), quotesEnd {
                if let end = Self.endOfQuote(in: bytes, from: position) {
                    phrase.append(contentsOf: Self.unescaped(bytes[position + 1..<end]))
                    position = end
                } else {
                    quotesEnd = false
                }
            } else if byte == UInt8(ascii: "("), commentsEnd {
                if let end = bytes.endOfComment(from: position) {
                    comment = Self.unescaped(bytes[position + 1..<end])
                    phrase.append(.space)
                    position = end
                } else {
                    commentsEnd = false
                }
            } else if byte == UInt8(ascii: "<"), address == nil {
                let end = bytes.index(of: UInt8(ascii: ">"), from: position) ?? bytes.endIndex
                address = Array(bytes[position + 1..<end])
                addressSeen = true
                position = end
            } else if byte == UInt8(ascii: ","), addressSeen {
                // A comma before any address belongs to a name such as "Lee, Ada" that was not quoted.
                return
            } else if address == nil || byte != UInt8(ascii: ">") {
                phrase.append(byte)
                if byte == UInt8(ascii: "@") { addressSeen = true }
            }
            position += 1
        }
    }

    private static func endOfQuote(in bytes: Bytes, from open: Int) -> Int? {
        var position = open + 1
        while position < bytes.endIndex, bytes[position] != UInt8(ascii: "\"") {
            position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
        }
        return position < bytes.endIndex ? position : nil
    }

    private static func unescaped(_ bytes: Bytes) -> [UInt8] {
        guard bytes.contains(UInt8(ascii: "\\")) else { return Array(bytes) }
        var result: [UInt8] = []
        var isEscaped = false
        for byte in bytes {
            if byte == UInt8(ascii: "\\"), !isEscaped {
                isEscaped = true
            } else {
                result.append(byte)
                isEscaped = false
            }
        }
        return result
    }
}
