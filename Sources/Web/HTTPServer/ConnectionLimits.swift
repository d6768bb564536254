package import NIOCore

/// What one connection may take of the server, so that a slow or greedy one costs the others nothing.
package struct ConnectionLimits: Sendable {
    /// Bytes of a request's head; an address and a few cookies are far below it.
    static let headBytes = 16 * 1_024
    /// Fields of a request's head.
    static let headFields = 64
    /// Requests of a connection that wait for their answers; browsers send the next one when they have the last answer.
    static let pipelined = 16

    /// From the first byte of a request (or from opening) to the end of its head; before that, for TLS to be agreed on.
    package var head: TimeAmount = .seconds(10)
    /// From the end of the head to the end of the body.
    package var body: TimeAmount = .seconds(30)
    /// With nothing asked: browsers open connections ahead of need, and keep them.
    package var idle: TimeAmount = .seconds(60)
    /// For a reader to take all that was written to it.
    package var sending: TimeAmount = .seconds(60)
    /// For a reader to hang up once we have nothing more to say; hanging up first could cut off our last words.
    package var lingering: TimeAmount = .seconds(1)
    /// For running requests once the server is to end; 5 s are promised for all of it.
    package var draining: TimeAmount = .seconds(3)
    /// Connections open at a time.
    package var connections = 1_000

    package init() {}

    /// How often a connection's clock is looked at: a quarter of the shortest time, within reason.
    var tick: TimeAmount {
        let shortest = [head, body, idle, sending, lingering, draining].min() ?? head
        return min(max(.nanoseconds(shortest.nanoseconds / 4), .milliseconds(20)), .milliseconds(250))
    }
}
