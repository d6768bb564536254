import CZlib
import NIOCore

/// The gzip format (RFC 1952) through the system's zlib.
enum Gzip {
    /// The most zlib can do: for what is compressed once and sent often.
    static let tightest: Int32 = 9
    /// Zlib's own middle between quick and tight, for what is made while somebody waits.
    ///
    /// One for all: a tag stands for the compressed bytes, whether the page was kept or not.
    static let whileWaiting: Int32 = 6

    /// `bytes` compressed, or nil when that would not make them fewer.
    static func compressed(_ bytes: ByteBuffer, level: Int32) -> ByteBuffer? {
        var stream = z_stream()
        let opened = deflateInit2_(
            &stream, level, Z_DEFLATED, windowBits, memoryLevel, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        guard opened == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        // Room for fewer bytes than there were: what does not fit was not worth it.
        var small = ByteBuffer()
        small.writeWithUnsafeMutableBytes(minimumWritableBytes: bytes.readableBytes) { output in
            bytes.withUnsafeReadableBytes { input in
                stream.next_in = UnsafeMutablePointer(
                    mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
                stream.avail_out = UInt32(max(0, input.count - 1))
                return deflate(&stream, Z_FINISH) == Z_STREAM_END ? Int(stream.total_out) : 0
            }
        }
        return small.readableBytes > 0 ? small : nil
    }

    /// 32 kB of window, and a gzip header in place of zlib's own.
    private static let windowBits: Int32 = 15 + 16
    private static let memoryLevel: Int32 = 8
}
