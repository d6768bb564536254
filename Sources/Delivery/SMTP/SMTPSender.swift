/// Sends mails to one server over a few connections that are kept open.
///
/// The connections block threads of their own, as many as there are connections, and none of those that tasks share.
package actor SMTPSender {
    private let connections: [SMTPConnection]
    /// Connections that send nothing now.
    private var idle: [SMTPConnection]
    /// Who waits for one, the longest first; nobody while one is idle.
    private var line: [CheckedContinuation<SMTPConnection, Never>] = []
    private var underWay: [ObjectIdentifier: StopSign] = [:]
    private var isClosed = false

    /// Makes a sender; nothing is connected before the first mail.
    ///
    /// - Parameter connections: how many mails can be under way at once, 1 to 16.
    package init(server: SMTPServer, connections: Int) {
        let all = (0..<min(max(connections, 1), 16)).map { _ in SMTPConnection(server) }
        self.connections = all
        idle = all
    }

    /// Tries once to deliver a mail to its recipient.
    ///
    /// More calls at once than there are connections wait in line. When the task is cancelled or the sender is closed, a
    /// mail that the server can't have yet is dropped within about a second; for one that it may have, the answer is
    /// awaited for 2 s more, then the outcome is `unknown`. One that waits in line is dropped when its turn comes: all
    /// have ended after about 3 s.
    ///
    /// - Parameter mayGo: asked when the mail's turn has come, which may be long after: whether it is still to go.
    /// - Throws: only when the mail was stopped before the server could have it.
    package func deliver(
        _ mail: OutgoingMail, ifStill mayGo: @Sendable () async -> Bool = { true }
    ) async throws(CancellationError) -> DeliveryOutcome {
        guard !isClosed else { throw CancellationError() }
        let stop = StopSign()
        underWay[ObjectIdentifier(stop)] = stop
        let connection = await turn()
        defer {
            underWay[ObjectIdentifier(stop)] = nil
            pass(on: connection)
        }
        guard !stop.isRaised, await mayGo() else { throw CancellationError() }
        return try await send(mail, over: connection, stop: stop)
    }

    /// Stops what is under way and leaves the server; every later mail is refused with a `CancellationError`.
    ///
    /// What is under way has ended after about 3 s, see `deliver`; a server that does not answer the goodbye costs one
    /// more.
    package func close() async {
        isClosed = true
        for stop in underWay.values { stop.raise() }
        await withDiscardingTaskGroup { group in
            for connection in connections { group.addTask { await connection.close() } }
        }
    }

    /// A connection that nobody else has until it is passed on.
    private func turn() async -> SMTPConnection {
        if let connection = idle.popLast() { return connection }
        return await withCheckedContinuation { line.append($0) }
    }

    private func pass(on connection: SMTPConnection) {
        if line.isEmpty {
            idle.append(connection)
        } else {
            line.removeFirst().resume(returning: connection)
        }
    }

    private nonisolated func send(
        _ mail: OutgoingMail, over connection: SMTPConnection, stop: StopSign
    ) async throws(CancellationError) -> DeliveryOutcome {
        let result: Result<DeliveryOutcome, CancellationError> = await withTaskCancellationHandler {
            do throws(CancellationError) {
                return .success(try await connection.deliver(mail, stop: stop))
            } catch {
                return .failure(error)
            }
        } onCancel: {
            stop.raise()
        }
        return try result.get()
    }
}
