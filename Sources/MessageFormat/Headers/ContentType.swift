/// What a part of a message is (RFC 2045 5), or how it wants to be shown (RFC 2183), with its parameters.
struct ContentType {
    /// More parameters than any program writes.
    private static let mostParameters = 100

    /// `text/plain`, lower-cased and without white space.
    let value: String
    /// Parameter values by lower-cased name, continuations joined and charsets read (RFC 2231).
    private(set) var parameters: [String: String] = [:]

    init(value: String) {
        self.value = value
    }

    /// Reads an unfolded header value.
    init(_ bytes: Bytes, remarks: inout Remarks) {
        var scanner = ParameterScanner(bytes)
        value = scanner.leadingValue()
        var extended: [String: [ExtendedParameter.Segment]] = [:]
        var count = 0
        while count < Self.mostParameters, let (name, raw) = scanner.next() {
            count += 1
            if let (base, segment) = ExtendedParameter.segment(name: name, value: raw) {
                extended[base, default: []].append(segment)
            } else if parameters[name] == nil {
                parameters[name] = HeaderText.decode(raw, remarks: &remarks)
            }
        }
        for (name, segments) in extended {
            parameters[name] = ExtendedParameter.joined(segments, remarks: &remarks)
        }
    }

    var isMultipart: Bool { value.hasPrefix("multipart/") }
    var isText: Bool { value.hasPrefix("text/") }
}

/// Takes `name=value` pairs from a header value one after another.
private struct ParameterScanner {
    let bytes: Bytes
    var position: Int

    init(_ bytes: Bytes) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    mutating func leadingValue() -> String {
        let end = bytes.index(of: UInt8(ascii: ";"), from: position) ?? bytes.endIndex
        var value = bytes[position..<end]
        if let comment = value.index(of: UInt8(ascii: "("), from: position) { value = value[..<comment] }
        position = end
        return String(decoding: value.filter { !$0.isWhite && $0 != UInt8(ascii: "\"") }.map(\.lowered), as: UTF8.self)
    }

    mutating func next() -> (name: String, value: Bytes)? {
        while position < bytes.endIndex {
            skip { $0.isWhite || $0 == UInt8(ascii: ";") }
            let start = position
            skip { $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ";") }
            let name = String(decoding: bytes[start..<position].trimmed.map(\.lowered), as: UTF8.self)
            guard position < bytes.endIndex, bytes[position] == UInt8(ascii: "=") else { continue }
            position += 1
            skip(while: \.isWhite)
            let value =
                position < bytes.endIndex && bytes[position] == UInt8(ascii: "\"") ? quotedValue() : plainValue()
            if !name.isEmpty { return (name, value) }
        }
        return nil
    }

    private mutating func skip(while condition: (UInt8) -> Bool) {
        while position < bytes.endIndex, condition(bytes[position]) { position += 1 }
    }

    private mutating func plainValue() -> Bytes {
        let start = position
        skip { $0 != UInt8(ascii: ";") }
        let value = bytes[start..<position]
        let comment = value.index(of: UInt8(ascii: "("), from: start)
        return value[..<(comment ?? value.endIndex)].trimmed
    }

    private mutating func quotedValue() -> Bytes {
        var value: [UInt8] = []
        position += 1
        while position < bytes.endIndex, bytes[position] != UInt8(ascii: "\"") {
            if bytes[position] == UInt8(ascii: "\\"), position + 1 < bytes.endIndex { position += 1 }
            value.append(bytes[position])
            position += 1
        }
        position = min(position + 1, bytes.endIndex)
        skip { $0 != UInt8(ascii: ";") }
        return Bytes(value)
    }
}

/// Parameters with a star in their name: split over several, or with a charset (RFC 2231 3 and 4).
private enum ExtendedParameter {
    struct Segment {
        let order: Int
        let isEncoded: Bool
        let value: Bytes
    }

    static func segment(name: String, value: Bytes) -> (base: String, segment: Segment)? {
        let pieces = name.split(separator: "*", omittingEmptySubsequences: false)
        guard pieces.count > 1, let base = pieces.first, !base.isEmpty else { return nil }
        let isEncoded = pieces.last?.isEmpty == true
        return (String(base), Segment(order: Int(pieces[1]) ?? 0, isEncoded: isEncoded, value: value))
    }

    static func joined(_ segments: [Segment], remarks: inout Remarks) -> String {
        var bytes: [UInt8] = []
        var charset: String?
        for segment in segments.sorted(by: { $0.order < $1.order }) {
            var value = segment.value
            if segment.isEncoded, charset == nil, segment.order == 0 {
                let pieces = value.split(separator: UInt8(ascii: "'"), maxSplits: 2, omittingEmptySubsequences: false)
                if pieces.count == 3 {
                    charset = String(decoding: pieces[0], as: UTF8.self)
                    value = pieces[2]
                }
            }
            bytes.append(contentsOf: segment.isEncoded ? percentDecoded(value) : Array(value))
        }
        return Charset(named: charset).decode(Bytes(bytes), remarks: &remarks)
    }

    private static func percentDecoded(_ value: Bytes) -> [UInt8] {
        var result: [UInt8] = []
        var position = value.startIndex
        while position < value.endIndex {
            if value[position] == UInt8(ascii: "%"), position + 2 < value.endIndex,
                let high = value[position + 1].hexValue, let low = value[position + 2].hexValue
            {
                result.append(high << 4 | low)
                position += 3
            } else {
                result.append(value[position])
                position += 1
            }
        }
        return result
    }
}
