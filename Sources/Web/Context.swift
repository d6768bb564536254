package import Features
package import Hummingbird
import Logging

/// One request: who asks, and the id that its log lines and its error page share.
package struct WebContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// Who asks.
    package var actor: Actor
    /// Names this request in the log and on an error page; says nothing about who asked.
    package let requestID: String

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        actor = .guest
        requestID = Hex.text((0..<Self.idBytes).map { _ in UInt8.random(in: .min ... .max) })
        logger[metadataKey: "hb.request.id"] = nil
        logger[metadataKey: "request"] = .string(requestID)
    }

    /// 64 random bits: no two requests of a log share them, and nobody learns how many there were.
    private static let idBytes = 8
}
