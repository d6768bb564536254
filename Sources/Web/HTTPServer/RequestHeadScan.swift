import Glibc

/// A request's head as far as the front looks into it: what is asked, and whether anything of it needs the router.
///
/// Ranges count from the head's first byte.
struct RequestHeadScan {
    /// What follows the head.
    enum Body: Equatable {
        case none
        case bytes(Int)
        /// Chunks, an upgrade: where the next request begins only the decoder knows.
        case unknown
    }

    private(set) var target: Range<Int>
    private(set) var body = Body.none
    /// Nothing in it asks for more than a page that all guests share.
    private(set) var isPlain: Bool
    /// What `If-None-Match` says.
    private(set) var condition: Range<Int>?
    /// What `Accept-Encoding` says.
    private(set) var encodings: Range<Int>?
    private var hosts = 0
    private var fields = 0

    /// Nil when `head`, which ends with its empty line, is anything but lines of HTTP/1: the decoder is to judge it.
    init?(_ head: UnsafeRawBufferPointer) {
        guard let end = Self.lineEnd(in: head, from: 0), let line = Self.requestLine(head[0..<end]) else { return nil }
        target = line.target
        isPlain = line.isPlain
        var start = end + 2
        while let end = Self.lineEnd(in: head, from: start), end > start {
            guard take(head, start..<end) else { return nil }
            start = end + 2
        }
        guard start + 2 == head.count else { return nil }
        isPlain = isPlain && hosts == 1 && body == .none && fields <= ConnectionLimits.headFields
    }

    /// Where the first head in `bytes` ends, its empty line included; nil when it is not all there.
    static func end(in bytes: UnsafeRawBufferPointer, from start: Int = 0) -> Int? {
        guard let base = bytes.baseAddress else { return nil }
        var start = start
        while start < bytes.count, let found = memchr(base + start, Int32(UInt8(ascii: "\n")), bytes.count - start) {
            let index = UnsafeRawPointer(found) - base
            if index >= 3, bytes[(index - 3)...index].elementsEqual("\r\n\r\n".utf8) { return index + 1 }
            start = index + 1
        }
        return nil
    }

    /// The index of the CR that ends the line; nil when CR and LF don't come as a pair.
    private static func lineEnd(in head: UnsafeRawBufferPointer, from start: Int) -> Int? {
        guard let base = head.baseAddress, start < head.count,
            let found = memchr(base + start, Int32(UInt8(ascii: "\n")), head.count - start)
        else { return nil }
        let end = UnsafeRawPointer(found) - base - 1
        return end >= start && head[end] == UInt8(ascii: "\r") ? end : nil
    }

    private static func requestLine(_ line: Slice<UnsafeRawBufferPointer>) -> (target: Range<Int>, isPlain: Bool)? {
        guard line.allSatisfy({ (0x20...0x7E).contains($0) }),
            let space = line.firstIndex(of: UInt8(ascii: " ")), let last = line.lastIndex(of: UInt8(ascii: " ")),
            space > 0, last > space + 1
        else { return nil }
        let isNewer = line[(last + 1)...].elementsEqual("HTTP/1.1".utf8)
        guard isNewer || line[(last + 1)...].elementsEqual("HTTP/1.0".utf8),
            !line[..<space].elementsEqual("CONNECT".utf8)
        else { return nil }
        let target = (space + 1)..<last
        let isPlain =
            isNewer && line[..<space].elementsEqual("GET".utf8) && line[target.lowerBound] == UInt8(ascii: "/")
            && !line[target].contains(UInt8(ascii: " "))
        return (target, isPlain)
    }

    /// Takes a field's line; false when it is none.
    private mutating func take(_ head: UnsafeRawBufferPointer, _ line: Range<Int>) -> Bool {
        fields += 1
        guard let colon = head[line].firstIndex(of: UInt8(ascii: ":")), colon > line.lowerBound,
            head[line.lowerBound..<colon].allSatisfy(Self.isNameByte)
        else { return false }
        var value = (colon + 1)..<line.upperBound
        while let first = value.first, Self.isBlank(head[first]) { value = (first + 1)..<value.upperBound }
        while let last = value.last, Self.isBlank(head[last]) { value = value.lowerBound..<last }
        guard head[value].allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else { return false }
        return take(UnsafeRawBufferPointer(rebasing: head[line.lowerBound..<colon]), value, head)
    }

    private mutating func take(
        _ name: UnsafeRawBufferPointer, _ value: Range<Int>, _ head: UnsafeRawBufferPointer
    ) -> Bool {
        func isNamed(_ field: StaticString) -> Bool { Self.isSame(name, field) }
        let text = UnsafeRawBufferPointer(rebasing: head[value])
        switch name.count {
        case 4 where isNamed("host"):
            hosts += value.isEmpty ? 2 : 1
        case 5 where isNamed("range"), 6 where isNamed("cookie") || isNamed("expect"),
            8 where isNamed("if-range") || isNamed("if-match"), 13 where isNamed("authorization"):
            isPlain = false
        case 7 where isNamed("upgrade"), 17 where isNamed("transfer-encoding"):
            body = .unknown
        case 10 where isNamed("connection"), 16 where isNamed("proxy-connection"):
            isPlain = isPlain && Self.isSame(text, "keep-alive")
        case 13 where isNamed("if-none-match"):
            isPlain = isPlain && condition == nil && text.allSatisfy { $0 < 0x80 }
            condition = value
        case 14 where isNamed("content-length"):
            isPlain = false
            guard body == .none, let length = Int(String(decoding: text, as: UTF8.self)), length >= 0,
                text.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
            else {
                body = .unknown
                break
            }
            body = .bytes(length)
        case 15 where isNamed("accept-encoding"):
            isPlain = isPlain && encodings == nil && text.allSatisfy { $0 < 0x80 }
            encodings = value
        default: break
        }
        return true
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09
    }

    /// `field` is in small letters, digits and hyphens.
    private static func isSame(_ name: UnsafeRawBufferPointer, _ field: StaticString) -> Bool {
        guard name.count == field.utf8CodeUnitCount else { return false }
        for (index, byte) in name.enumerated() {
            let small = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
            if small != field.utf8Start[index] { return false }
        }
        return true
    }

    /// A byte of a token (RFC 9110 section 5.6.2).
    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}
