import Features
import Glibc
import HTTPTypes
import Logging
import NIOCore

/// What the fronts of all connections share: the pages that are kept, the clock, the log.
struct FrontDesk: Sendable {
    let cache: PageCache
    let now: @Sendable () -> Moment
    let record: RequestRecord

    /// An answer to the request that `bytes` begin with.
    struct Answer {
        /// Length of the request.
        let requestBytes: Int
        let bytes: ByteBuffer
    }

    /// Nil when the request is not all there, asks for more than a page that all guests share, or the page isn't kept.
    func answer(_ bytes: ByteBuffer) -> Answer? {
        // What is sent is not looked through twice.
        guard bytes.getInteger(at: bytes.readerIndex, as: UInt8.self) == UInt8(ascii: "G") else { return nil }
        let start = ContinuousClock.now
        guard let asked = Asked(bytes), let page = cache.page(at: asked.target, now: now()) else { return nil }
        let answer = page.answer(condition: asked.condition, takesGzip: asked.takesGzip)
        record.meters.lookedUp(isHit: true)
        record.meters.answeredInFront()
        record.write(
            method: .get, route: page.route, status: answer.status, bytes: answer.bodyBytes, since: start,
            requestID: nil)
        return Answer(requestBytes: asked.length, bytes: answer.bytes(at: Int64(time(nil))))
    }
}

/// A plain request for a page that all guests may share.
private struct Asked {
    let length: Int
    let target: PageCache.Key
    let condition: String?
    let takesGzip: Bool

    init?(_ bytes: ByteBuffer) {
        let scanned = bytes.withUnsafeReadableBytes { all -> (end: Int, scan: RequestHeadScan)? in
            guard let end = RequestHeadScan.end(in: all), end <= ConnectionLimits.headBytes,
                let scan = RequestHeadScan(UnsafeRawBufferPointer(rebasing: all[..<end])), scan.isPlain
            else { return nil }
            return (end, scan)
        }
        guard let (end, scan) = scanned, scan.target.count <= PageCache.maximumKeyBytes,
            let target = bytes.getSlice(at: bytes.readerIndex + scan.target.lowerBound, length: scan.target.count)
        else { return nil }
        func text(_ range: Range<Int>) -> String? {
            bytes.getString(at: bytes.readerIndex + range.lowerBound, length: range.count)
        }
        length = end
        self.target = target
        condition = scan.condition.flatMap(text)
        takesGzip = AcceptEncoding.takesGzip(scan.encodings.flatMap(text))
    }
}
