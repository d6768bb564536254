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
    /// Where it comes from.
    var sender: Sender
    /// What its handler tells about the page.
    package let facts = PageFacts()
    /// Who asks, as the frame of a page shows it.
    var visitor: Visitor { facts.current.visitor }

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        actor = .guest
        requestID = RequestID.next()
        sender = Sender(peer: source.channel.remoteAddress)
        logger[metadataKey: "hb.request.id"] = nil
        logger[metadataKey: "request"] = .string(requestID)
    }

    /// The network that it comes from, for counting tries; nil when they are not to be counted together.
    var network: Network? { sender.network }
}

/// Names for requests.
enum RequestID {
    /// 64 random bits: no two requests of a log share them, and nobody learns how many there were.
    static func next() -> String {
        // All at once: each call for chance is one to the system.
        withUnsafeBytes(of: UInt64.random(in: .min ... .max)) { Hex.text($0) }
    }
}
