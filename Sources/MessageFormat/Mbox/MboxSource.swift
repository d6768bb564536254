import CZlib
import Glibc

/// The bytes of a mailbox file, unpacked when it is compressed (RFC 1952).
final class MboxSource {
    private static let rawBytes = 64 * 1024
    /// Tells zlib to expect a gzip header, with the largest window.
    private static let gzipWindow: Int32 = 15 + 16

    let path: String
    /// Bytes of the file as it lies on the disk; 0 when it is no regular file.
    let size: Int64
    /// How many of those were read.
    private(set) var bytesRead: Int64 = 0

    private let descriptor: Int32
    private var raw: [UInt8]
    private var rawStart = 0
    private var rawEnd = 0
    /// zlib keeps the address of its stream, so it must not move.
    private var stream: UnsafeMutablePointer<z_stream>?
    private var isBetweenMembers = false

    init(path: String) throws(MboxError) {
        self.path = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        raw = [UInt8](repeating: 0, count: Self.rawBytes)
        var status = stat()
        size =
            descriptor >= 0 && fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
            ? Int64(status.st_size) : 0
        guard descriptor >= 0 else { throw Self.failure(path) }
        while rawEnd < 2, try fill() > 0 {}
        if startsMember { try openStream() }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
        if let stream {
            inflateEnd(stream)
            stream.deallocate()
        }
    }

    /// Fills a buffer as far as possible; 0 at the end.
    func read(into target: UnsafeMutableBufferPointer<UInt8>) throws(MboxError) -> Int {
        if let stream { return try inflate(stream, into: target) }
        if rawStart == rawEnd, try fill() == 0 { return 0 }
        let count = min(target.count, rawEnd - rawStart)
        raw.withUnsafeBufferPointer { source in
            _ = target.update(fromContentsOf: source[rawStart..<rawStart + count])
        }
        rawStart += count
        return count
    }

    private var startsMember: Bool {
        rawEnd - rawStart >= 2 && raw[rawStart] == 0x1F && raw[rawStart + 1] == 0x8B
    }

    /// Reads on from the file behind what is still waiting.
    private func fill() throws(MboxError) -> Int {
        if rawStart == rawEnd { (rawStart, rawEnd) = (0, 0) }
        let (start, room) = (rawEnd, raw.count - rawEnd)
        let count = raw.withUnsafeMutableBytes { buffer in
            var count: Int
            repeat {
                count = Glibc.read(descriptor, buffer.baseAddress.map { $0 + start }, room)
            } while count < 0 && errno == EINTR
            return count
        }
        guard count >= 0 else { throw Self.failure(path) }
        rawEnd += count
        bytesRead += Int64(count)
        return count
    }

    private func openStream() throws(MboxError) {
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        stream.initialize(to: z_stream())
        let size = Int32(MemoryLayout<z_stream>.size)
        guard inflateInit2_(stream, Self.gzipWindow, ZLIB_VERSION, size) == Z_OK else {
            stream.deallocate()
            throw MboxError.unreadable(path: path, reason: "there is no memory to unpack it")
        }
        self.stream = stream
    }

    private func inflate(
        _ stream: UnsafeMutablePointer<z_stream>, into target: UnsafeMutableBufferPointer<UInt8>
    ) throws(MboxError) -> Int {
        while true {
            if isBetweenMembers, try !openNextMember(stream) { return 0 }
            if rawStart == rawEnd, try fill() == 0 { throw MboxError.brokenGzip(path: path, line: nil) }
            let (start, waiting) = (rawStart, rawEnd - rawStart)
            stream.pointee.next_out = target.baseAddress
            stream.pointee.avail_out = UInt32(clamping: target.count)
            let result = raw.withUnsafeMutableBufferPointer { buffer in
                stream.pointee.next_in = buffer.baseAddress.map { $0 + start }
                stream.pointee.avail_in = UInt32(waiting)
                return CZlib.inflate(stream, Z_NO_FLUSH)
            }
            rawStart = rawEnd - Int(stream.pointee.avail_in)
            let produced = target.count - Int(stream.pointee.avail_out)
            switch result {
            case Z_OK, Z_BUF_ERROR: break
            case Z_STREAM_END: isBetweenMembers = true
            default: throw MboxError.brokenGzip(path: path, line: nil)
            }
            if produced > 0 { return produced }
        }
    }

    /// Another member may follow (RFC 1952 2.2); zeros that fill the last block of a tape are no damage.
    private func openNextMember(_ stream: UnsafeMutablePointer<z_stream>) throws(MboxError) -> Bool {
        while true {
            while rawStart < rawEnd, raw[rawStart] == 0 { rawStart += 1 }
            if rawEnd - rawStart >= 2 { break }
            if rawEnd == raw.count { compact() }
            if try fill() == 0 { break }
        }
        if rawStart == rawEnd { return false }
        guard startsMember, inflateReset(stream) == Z_OK else { throw MboxError.brokenGzip(path: path, line: nil) }
        isBetweenMembers = false
        return true
    }

    private func compact() {
        raw.replaceSubrange(0..<(rawEnd - rawStart), with: Array(raw[rawStart..<rawEnd]))
        (rawStart, rawEnd) = (0, rawEnd - rawStart)
    }

    private static func failure(_ path: String) -> MboxError {
        .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
}
