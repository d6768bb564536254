import Delivery
import TestSupport
import Testing

@Suite struct BrokenConnectionTests {
    @Test func `a server that is down is asked again later`() async throws {
        let (settings, mail) = (
            try await withMailServer { server in try server.settings() }, try makeMail().outgoing
        )
        let sender = SMTPSender(server: settings, connections: 1)
        let refusal = try #require(try await sender.deliver(mail).refusedForNow)
        #expect(refusal.step == .connecting)
        #expect(refusal.code == nil)
        #expect(refusal.text.contains("connect"))
    }

    @Test func `a connection that ends before the greeting means later`() async throws {
        try await withMailServer("--drop", "connected") { server in
            let refusal = try #require(try await server.take(makeMail().outgoing).refusedForNow)
            #expect(refusal.step == .connecting)
        }
    }

    @Test func `a connection that ends within the mail means later`() async throws {
        try await withMailServer("--drop", "in-data") { server in
            let refusal = try #require(try await server.take(makeLargeMail()).refusedForNow)
            #expect(refusal.step == .message)
            #expect(refusal.code == nil)
            #expect(try server.mails().isEmpty)
        }
    }

    @Test func `a connection that ends after the mail, before the answer, leaves its fate unknown`() async throws {
        try await withMailServer("--drop", "after-data") { server in
            let mail = try makeMail().outgoing
            #expect(try await server.take(mail) == .unknown)
            #expect(try server.mails() == [mail.content])
        }
    }

    @Test func `a server that never greets is given up after the time limit`() async throws {
        try await withMailServer("--silent", "connected") { server in
            let outcome = try await server.take(makeMail().outgoing, server.settings(limit: .seconds(1)))
            #expect(outcome.refusedForNow?.step == .connecting)
        }
    }

    @Test func `a server that stops reading is given up after the time limit`() async throws {
        try await withMailServer("--silent", "in-data") { server in
            let outcome = try await server.take(makeLargeMail(), server.settings(limit: .seconds(1)))
            #expect(outcome.refusedForNow?.step == .message)
        }
    }

    @Test func `a server that never answers to a mail leaves its fate unknown, and the next mail goes well`()
        async throws
    {
        try await withMailServer("--silent", "after-data", "--once") { server in
            let sender = SMTPSender(server: try server.settings(limit: .seconds(1)), connections: 1)
            #expect(try await sender.deliver(makeMail().outgoing) == .unknown)
            #expect(try await sender.deliver(makeMail(id: "second@forum.test").outgoing) == .accepted)
            await sender.close()
            #expect(try server.connections() == 2)
        }
    }
}
