import Glibc

/// Charset conversion by the C library.
enum Iconv {
    struct Conversion {
        let text: String
        /// Whether unreadable bytes were replaced by U+FFFD.
        let replaced: Bool
    }

    /// Enough for any text at once in most mail, and small enough to sit on the heap for a moment.
    private static let chunkBytes = 16 * 1024

    /// Reads bytes in a charset; nil when the library does not know it.
    static func decode(_ bytes: Bytes, from charset: String) -> Conversion? {
        let converter = iconv_open("UTF-8", charset)
        guard let converter, Int(bitPattern: converter) != -1 else { return nil }
        defer { iconv_close(converter) }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count * 2)
        var replaced = false
        bytes.withUnsafeBytes { source in
            withUnsafeTemporaryAllocation(byteCount: chunkBytes, alignment: 1) { chunk in
                replaced = convert(source, converter, through: chunk, into: &output)
            }
        }
        return Conversion(text: String(decoding: output, as: UTF8.self), replaced: replaced)
    }

    private static func convert(
        _ source: UnsafeRawBufferPointer, _ converter: iconv_t, through chunk: UnsafeMutableRawBufferPointer,
        into output: inout [UInt8]
    ) -> Bool {
        let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]
        var replaced = false
        // iconv never writes to its input, although its signature says that it may.
        var input = UnsafeMutablePointer(mutating: source.bindMemory(to: CChar.self).baseAddress)
        var left = source.count
        while left > 0 {
            var target = chunk.bindMemory(to: CChar.self).baseAddress
            var room = chunk.count
            let result = iconv(converter, &input, &left, &target, &room)
            let cause = result == -1 ? errno : 0
            output.append(contentsOf: chunk[..<(chunk.count - room)])
            guard cause != 0, cause != E2BIG else { continue }
            // Either a byte that fits nowhere (EILSEQ), or a sequence cut off by the end (EINVAL).
            output.append(contentsOf: replacement)
            replaced = true
            if cause == EINVAL { break }
            input = input.map { $0 + 1 }
            left -= 1
        }
        // Some converters hold the last character back until they are told that nothing follows.
        var target = chunk.bindMemory(to: CChar.self).baseAddress
        var room = chunk.count
        iconv(converter, nil, nil, &target, &room)
        output.append(contentsOf: chunk[..<(chunk.count - room)])
        return replaced
    }
}
