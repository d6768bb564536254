import CCurl

/// One connection to the server, on a thread of its own because libcurl blocks, kept open between mails.
actor SMTPConnection {
    private let server: SMTPServer
    private let executor = QueueExecutor(label: "smtp")
    private var handle: CurlHandle?

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(_ server: SMTPServer) {
        self.server = server
    }

    /// Delivers one mail; see `SMTPSender.deliver`.
    func deliver(_ mail: OutgoingMail, stop: StopSign) throws(CancellationError) -> DeliveryOutcome {
        let isWarm = handle != nil
        let (outcome, mayBeStale) = try attempt(mail, stop: stop)
        // A kept connection that the server had given up says nothing about this mail.
        if isWarm, mayBeStale { return try attempt(mail, stop: stop).outcome }
        return outcome
    }

    /// Leaves the server.
    func close() {
        handle = nil
    }

    private func attempt(
        _ mail: OutgoingMail, stop: StopSign
    ) throws(CancellationError) -> (outcome: DeliveryOutcome, mayBeStale: Bool) {
        if stop.isRaised { throw CancellationError() }
        let transfer = SMTPTransfer(mail.content, stop: stop)
        guard let ending = send(mail, transfer) else {
            return (.refusedForNow(Refusal(step: .connecting, code: nil, text: "libcurl cannot be set up")), false)
        }
        if !ending.leavesConnectionUsable { handle = nil }
        let conversation = transfer.conversation
        let outcome = conversation.verdict(failure: ending.failure, recipient: mail.recipient)
        if ending.code == CURLE_ABORTED_BY_CALLBACK, case .refusedForNow = outcome { throw CancellationError() }
        return (outcome, conversation.isBeforeMail && (ending.isBroken || conversation.reply?.code == 421))
    }

    private func send(_ mail: OutgoingMail, _ transfer: SMTPTransfer) -> CurlHandle.Ending? {
        do {
            let handle = try self.handle ?? CurlHandle(server)
            self.handle = handle
            return try handle.send(mail, transfer)
        } catch {
            handle = nil
            return nil
        }
    }
}

extension SMTPConversation {
    /// Whether the server was told of no mail yet, or has only heard of its sender.
    fileprivate var isBeforeMail: Bool { step == .connecting || step == .sender }
}
