import CCurl

/// One mail on its way through libcurl: what its callbacks read and write.
final class SMTPTransfer {
    private(set) var conversation = SMTPConversation()
    private let content: [UInt8]
    private var position = 0
    private let stop: StopSign

    init(_ content: [UInt8], stop: StopSign) {
        self.content = content
        self.stop = stop
    }

    /// The callbacks that libcurl is given once; each gets a transfer as its pointer, and none when nothing is under way.
    static let reader: curl_read_callback = { buffer, size, count, transfer in
        guard let transfer = SMTPTransfer.at(transfer), let buffer else { return 0 }
        return transfer.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: size * count))
    }

    static let listener: curl_debug_callback = { _, kind, bytes, count, transfer in
        guard let transfer = SMTPTransfer.at(transfer), let bytes else { return 0 }
        let line = UnsafeRawBufferPointer(start: bytes, count: count)
        switch kind {
        case CURLINFO_HEADER_OUT: transfer.conversation.sent(line)
        case CURLINFO_HEADER_IN: transfer.conversation.received(line)
        default: break
        }
        return 0
    }

    static let watcher: curl_xferinfo_callback = { transfer, _, _, _, _ in
        guard let transfer = SMTPTransfer.at(transfer) else { return 0 }
        return transfer.mustStop ? 1 : 0
    }

    private static func at(_ pointer: UnsafeMutableRawPointer?) -> SMTPTransfer? {
        pointer.map { Unmanaged<SMTPTransfer>.fromOpaque($0).takeUnretainedValue() }
    }

    private var mustStop: Bool {
        if let left = conversation.leftAt { return ContinuousClock.now - left > CurlHandle.goodbye }
        return stop.mustStop(awaitingVerdict: conversation.awaitsVerdict)
    }

    private func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let piece = content[position...].prefix(buffer.count)
        buffer.copyBytes(from: piece)
        position += piece.count
        // From here on libcurl may have sent the end of the mail, which it does not tell.
        if position == content.count { conversation.isContentSent = true }
        return piece.count
    }
}
