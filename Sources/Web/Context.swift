package import Features
package import Hummingbird
import Logging
import NIOCore

/// One request: who asks, and the id that its log lines and its error page share.
package struct WebContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// Who asks.
    package var actor: Actor
    /// Names this request in the log and on an error page; says nothing about who asked.
    package let requestID: String
    /// It came from this machine.
    let isLocal: Bool
    /// The network that it came from.
    let network: Network
    /// What its handler tells about the page.
    package let facts = PageFacts()
    /// Who asks, as the frame of a page shows it.
    var visitor: Visitor { facts.current.visitor }

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        actor = .guest
        requestID = RequestID.next()
        isLocal = Self.isLoopback(source.channel.remoteAddress)
        network = Network(address: source.channel.remoteAddress?.ipAddress)
        logger[metadataKey: "hb.request.id"] = nil
        logger[metadataKey: "request"] = .string(requestID)
    }

    private static func isLoopback(_ address: SocketAddress?) -> Bool {
        guard let host = address?.ipAddress else { return false }
        return host == "::1" || host.hasPrefix("127.") || host.hasPrefix("::ffff:127.")
    }
}

/// Names for requests.
enum RequestID {
    /// 64 random bits: no two requests of a log share them, and nobody learns how many there were.
    static func next() -> String {
        // All at once: each call for chance is one to the system.
        withUnsafeBytes(of: UInt64.random(in: .min ... .max)) { Hex.text($0) }
    }
}
