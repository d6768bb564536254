import Foundation
import Glibc

/// A plain TCP connection to this machine: for sending what no HTTP client would.
package final class RawConnection: Sendable {
    private let descriptor: Int32

    /// Connects to 127.0.0.1.
    ///
    /// - Parameter receiveBytes: how much may wait here unread, about; nil for what the system allows.
    package init(port: Int, receiveBytes: Int? = nil) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw POSIXError(.EMFILE) }
        if let receiveBytes {
            var size = Int32(receiveBytes)
            setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size))
        }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(INADDR_LOOPBACK).bigEndian
        let isConnected = withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        guard isConnected else {
            Glibc.close(descriptor)
            throw POSIXError(.ECONNREFUSED)
        }
    }

    deinit {
        Glibc.close(descriptor)
    }

    /// Sends all of `text`; false when the other side no longer takes it.
    @discardableResult
    package func send(_ text: String) -> Bool {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard sent > 0 else { return false }
            rest = rest.dropFirst(sent)
        }
        return true
    }

    /// Says that nothing more will come.
    package func finish() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    /// Ends both ways: the other side hears so as soon as it sends.
    package func abort() {
        shutdown(descriptor, Int32(SHUT_RDWR))
    }

    /// What has arrived and is still arriving until the other side closes, `isEnough` says so or `limit` is over.
    package func receive(within limit: Duration, until isEnough: (String) -> Bool = { _ in false }) -> Received {
        let end = ContinuousClock.now + limit
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let text = String(decoding: bytes, as: UTF8.self)
            if isEnough(text) { return Received(bytes: bytes, isClosed: false) }
            let left = ContinuousClock.now.duration(to: end) / .milliseconds(1)
            guard left > 0 else { return Received(bytes: bytes, isClosed: false) }
            var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard Glibc.poll(&entry, 1, Int32(left.rounded(.up))) > 0 else { continue }
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { return Received(bytes: bytes, isClosed: true) }
            bytes += buffer.prefix(count)
        }
    }

    /// What a connection brought.
    package struct Received: Sendable {
        package let bytes: [UInt8]
        /// True when the other side closed it, in order or not.
        package let isClosed: Bool

        package var text: String { String(decoding: bytes, as: UTF8.self) }

        /// The status of each answer, in order.
        package var statuses: [Int] {
            text.matches(of: #/HTTP/1\.1 (\d{3}) /#).compactMap { Int($0.1) }
        }
    }
}
