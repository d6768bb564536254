import Delivery
import Glibc
import Synchronization

/// The address that the server will listen at, kept for it while the rest is made ready.
///
/// So the site's own address is known before the first page is made, even when any free port will do, and a port that
/// is taken is noticed before anything else is touched. The socket is bound but does not listen; the server binds
/// beside it (both with SO_REUSEADDR, which Linux allows while nobody listens).
final class ListeningAddress: Sendable {
    /// The host as it was named.
    let host: String
    /// The same host as an address of digits, so that no second look-up finds another.
    let numericHost: String
    let port: Int
    /// By which another port is chosen.
    let option: String
    private let descriptor: Mutex<Int32?>

    /// - Parameter option: by which another port is chosen.
    init(host: String, port: Int, option: String = SettingName.port.option) throws(ListeningError) {
        let found = try Self.look(up: host, port: port)
        defer { freeaddrinfo(found) }
        let entry = found.pointee
        let descriptor = socket(entry.ai_family, entry.ai_socktype | Int32(SOCK_CLOEXEC.rawValue), entry.ai_protocol)
        guard descriptor >= 0 else { throw ListeningError(host: host, port: port, code: errno, option: option) }
        var yes: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        guard bind(descriptor, entry.ai_addr, entry.ai_addrlen) == 0, let name = Self.name(of: descriptor) else {
            let code = errno
            Glibc.close(descriptor)
            throw ListeningError(host: host, port: port, code: code, option: option)
        }
        self.host = host
        numericHost = name.host
        self.port = name.port
        self.option = option
        self.descriptor = Mutex(descriptor)
    }

    deinit {
        release()
    }

    /// Scheme, host and port as readers on this machine write them.
    func origin(isEncrypted: Bool) -> String {
        SiteOrigin.text(isEncrypted: isEncrypted, host: host, port: port)
    }

    /// True for the address that stands for every one of this machine: nobody can ask for it from elsewhere.
    var isEverywhere: Bool { numericHost == "0.0.0.0" || numericHost == "::" }

    /// True for an address that only this machine can reach.
    var isLoopback: Bool { ThisMachine.isNamed(by: numericHost) }

    /// Lets go: the server listens.
    func release() {
        descriptor.withLock { descriptor in
            if let descriptor { Glibc.close(descriptor) }
            descriptor = nil
        }
    }

    private static func look(up host: String, port: Int) throws(ListeningError) -> UnsafeMutablePointer<addrinfo> {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, "\(port)", &hints, &found) == 0, let found else {
            throw ListeningError(host: host, port: port, code: nil)
        }
        return found
    }

    /// Host and port that a socket is bound to, in digits.
    private static func name(of descriptor: Int32) -> (host: String, port: Int)? {
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        var host = [CChar](repeating: 0, count: Int(NI_MAXHOST))
        var port = [CChar](repeating: 0, count: Int(NI_MAXSERV))
        let isNamed = withUnsafeMutablePointer(to: &storage) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                getsockname(descriptor, address, &length) == 0
                    && getnameinfo(
                        address, length, &host, socklen_t(host.count), &port, socklen_t(port.count),
                        NI_NUMERICHOST | NI_NUMERICSERV) == 0
            }
        }
        func text(_ buffer: [CChar]) -> String {
            String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        }
        guard isNamed, let number = Int(text(port)) else { return nil }
        return (text(host), number)
    }
}

/// Why the server can't listen where it should.
struct ListeningError: Error, Equatable, CustomStringConvertible {
    let host: String
    let port: Int
    /// The system's code; nil when the host is unknown.
    let code: Int32?
    /// By which another port is chosen.
    var option = SettingName.port.option

    var description: String {
        switch code {
        case nil: "There is no host called \(host) to listen at."
        case EADDRINUSE: "Port \(port) at \(host) is taken: stop what uses it, or choose another by \(option)."
        case EACCES: "Port \(port) needs rights that this user does not have: choose one above 1023 by \(option)."
        case EADDRNOTAVAIL: "\(host) is no address of this machine."
        case .some(let code): "Listening at \(host), port \(port), failed: \(String(cString: strerror(code)))."
        }
    }
}
