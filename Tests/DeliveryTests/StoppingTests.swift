import Delivery
import TestSupport
import Testing

@Suite struct StoppingTests {
    @Test func `a mail that the server has not got is dropped when its task is cancelled`() async throws {
        try await withMailServer("--silent", "connected") { server in
            let sender = SMTPSender(server: try server.settings(), connections: 1)
            let mail = try makeMail().outgoing
            let delivery = Task { try await sender.deliver(mail) }
            let isConnected = try await poll(within: .seconds(60)) { try server.connections() > 0 ? true : nil }
            try #require(isConnected == true)
            let start = ContinuousClock.now
            delivery.cancel()
            await #expect(throws: CancellationError.self) { try await delivery.value }
            #expect(ContinuousClock.now - start < .seconds(30))
        }
    }

    @Test func `a mail that the server may have is unknown when the sender closes, after a short grace`() async throws {
        try await withMailServer("--silent", "after-data") { server in
            let sender = SMTPSender(server: try server.settings(), connections: 1)
            let mail = try makeMail().outgoing
            let delivery = Task { try await sender.deliver(mail) }
            let isTaken = try await poll(within: .seconds(60)) { try server.mails().isEmpty ? nil : true }
            try #require(isTaken == true)
            let start = ContinuousClock.now
            await sender.close()
            #expect(try await delivery.value == .unknown)
            #expect(ContinuousClock.now - start < .seconds(30))
        }
    }

    @Test func `a cancelled task sends nothing`() async throws {
        try await withMailServer { server in
            let sender = SMTPSender(server: try server.settings(), connections: 1)
            let mail = try makeMail().outgoing
            let delivery = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                return try await sender.deliver(mail)
            }
            await #expect(throws: CancellationError.self) { try await delivery.value }
            #expect(try server.connections() == 0)
        }
    }

    @Test func `a server that never says goodbye is left all the same`() async throws {
        try await withMailServer("--silent", "quit", "--rcpt-once", "550 No such user") { server in
            let start = ContinuousClock.now
            let sender = SMTPSender(server: try server.settings(), connections: 1)
            #expect(try await sender.deliver(makeMail().outgoing).refusedForGood?.code == 550)
            #expect(try await sender.deliver(makeMail().outgoing) == .accepted)
            await sender.close()
            #expect(ContinuousClock.now - start < .seconds(30))
        }
    }
}
