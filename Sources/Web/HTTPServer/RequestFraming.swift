import NIOCore

/// Follows what a connection brings from request to request, so that it is known where one begins.
///
/// It changes nothing and holds back nothing. Where it can't be sure, it gives up for as long as the connection lives.
struct RequestFraming {
    private enum State {
        /// The next byte is the first of a request.
        case boundary
        /// In a head, of which these bytes have come.
        case head(ByteBuffer)
        /// In a body, of which so many bytes are to come.
        case body(Int)
        case lost
    }

    private var state = State.boundary
    /// Requests whose head is complete.
    private(set) var heads = 0

    /// True when the next byte is the first of a request.
    var isAtBoundary: Bool {
        if case .boundary = state { true } else { false }
    }

    /// Nothing more can be told of this connection.
    var isLost: Bool {
        if case .lost = state { true } else { false }
    }

    /// Follows `bytes` to the end of the request that they continue or begin, or to their own.
    ///
    /// Returns how many bytes that are; more than 0 when there are any.
    mutating func follow(_ bytes: ByteBuffer) -> Int {
        switch state {
        case .lost:
            return bytes.readableBytes
        case .body(let left):
            let count = min(left, bytes.readableBytes)
            state = count == left ? .boundary : .body(left - count)
            return count
        case .boundary:
            var head = ByteBuffer()
            return followHead(bytes, &head)
        case .head(var head):
            // Let go of first, so that adding to it copies nothing.
            state = .lost
            return followHead(bytes, &head)
        }
    }

    private mutating func followHead(_ bytes: ByteBuffer, _ head: inout ByteBuffer) -> Int {
        let begun = head.readableBytes
        head.writeImmutableBuffer(bytes)
        // Its end may have begun in what came before.
        let start = max(0, begun - 3)
        let end = head.withUnsafeReadableBytes { RequestHeadScan.end(in: $0, from: start) }
        guard let end else {
            state = head.readableBytes <= ConnectionLimits.headBytes ? .head(head) : .lost
            return bytes.readableBytes
        }
        heads += 1
        let scan = head.withUnsafeReadableBytes { RequestHeadScan(UnsafeRawBufferPointer(rebasing: $0[..<end])) }
        switch scan?.body {
        case .some(.none), .bytes(0): state = .boundary
        case .bytes(let count): state = .body(count)
        case .unknown, nil:
            state = .lost
            return bytes.readableBytes
        }
        return end - begun
    }
}
