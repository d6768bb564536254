import Delivery
import Synchronization
import TestSupport
import Testing

/// Mails that wait in line for a connection: each is asked after when its turn has come.
@Suite struct TurnTests {
    @Test func `a mail that is not to go any more is not sent, and the next one is`() async throws {
        try await withMailServer { server in
            let sender = SMTPSender(server: try server.settings(), connections: 1)
            let dropped = try makeMail(id: "dropped@forum.test").outgoing
            await #expect(throws: CancellationError.self) { try await sender.deliver(dropped, ifStill: { false }) }
            #expect(try server.connections() == 0)
            let mail = try makeMail()
            #expect(try await sender.deliver(mail.outgoing, ifStill: { true }) == .accepted)
            await sender.close()
            #expect(try server.mails() == [mail.bytes])
        }
    }

    @Test func `nobody is asked before those in front have been sent`() async throws {
        try await withMailServer { server in
            let sender = SMTPSender(server: try server.settings(), connections: 1)
            let seen = Seen()
            try await withThrowingTaskGroup(of: DeliveryOutcome.self) { group in
                for number in 1...5 {
                    let mail = try makeMail(id: "\(number)@forum.test").outgoing
                    group.addTask {
                        try await sender.deliver(mail, ifStill: { seen.note(try? server.mails().count) })
                    }
                }
                for try await outcome in group { #expect(outcome == .accepted) }
            }
            await sender.close()
            #expect(seen.counts == [0, 1, 2, 3, 4])
        }
    }
}

/// How many mails the server had each time somebody asked.
private final class Seen: Sendable {
    private let noted = Mutex<[Int?]>([])

    var counts: [Int?] { noted.withLock { $0 } }

    /// Notes a number; a mail goes whatever it is.
    func note(_ count: Int?) -> Bool {
        noted.withLock { $0.append(count) }
        return true
    }
}
