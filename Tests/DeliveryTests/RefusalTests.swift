import Delivery
import TestSupport
import Testing

@Suite struct RefusalTests {
    @Test func `a greylisted mail is taken at the second try`() async throws {
        try await withMailServer("--rcpt-once", "451 4.7.1 Greylisted") { server in
            let sender = SMTPSender(server: try server.settings(), connections: 1)
            let mail = try makeMail().outgoing
            let first = try await sender.deliver(mail)
            #expect(first == .refusedForNow(Refusal(step: .recipient, code: 451, text: "4.7.1 Greylisted")))
            #expect(try await sender.deliver(mail) == .accepted)
            await sender.close()
            #expect(try server.mails() == [mail.content])
        }
    }

    @Test func `an unknown recipient is refused for good, and the server's words lose the address`() async throws {
        try await withMailServer("--rcpt", "550 5.1.1 <ADDRESS>: no such user Ada at example.org.") { server in
            let refusal = try #require(try await server.take(makeMail().outgoing).refusedForGood)
            #expect(refusal.step == .recipient)
            #expect(refusal.code == 550)
            #expect(refusal.text == "5.1.1 <(address)>: no such user (address) at (address).")
        }
    }

    @Test(arguments: ["421 4.3.2 Going down", "450 4.2.1 Mailbox busy", "452 4.2.2 Mailbox full"])
    func `a recipient refused for now is tried again`(reply: String) async throws {
        try await withMailServer("--rcpt", reply) { server in
            let refusal = try #require(try await server.take(makeMail().outgoing).refusedForNow)
            #expect(refusal.step == .recipient)
            #expect(refusal.description == "recipient: \(reply)")
        }
    }

    @Test func `a mail refused for now after it was sent is tried again on the same connection`() async throws {
        try await withMailServer("--data-once", "452 4.3.1 Disk full") { server in
            let sender = SMTPSender(server: try server.settings(), connections: 1)
            let mail = try makeMail().outgoing
            let refusal = try #require(try await sender.deliver(mail).refusedForNow)
            #expect(refusal == Refusal(step: .message, code: 452, text: "4.3.1 Disk full"))
            #expect(try await sender.deliver(mail) == .accepted)
            await sender.close()
            #expect(try server.connections() == 1)
        }
    }

    @Test func `a mail refused for good after it was sent is given up`() async throws {
        try await withMailServer("--data", "554 5.7.1 Looks like spam") { server in
            let refusal = try #require(try await server.take(makeMail().outgoing).refusedForGood)
            #expect(refusal == Refusal(step: .message, code: 554, text: "5.7.1 Looks like spam"))
        }
    }

    @Test func `a mail larger than the server takes is refused for good before it is sent`() async throws {
        try await withMailServer("--size", "10000") { server in
            let small = try makeMail()
            let large = try makeMail(text: String(repeating: "All work and no play.\n", count: 1_000))
            let refusal = try #require(try await server.take(large.outgoing).refusedForGood)
            #expect(refusal.step == .sender)
            #expect(refusal.code == 552)
            #expect(try await server.take(small.outgoing) == .accepted)
        }
    }

    @Test func `a server that will not have our address keeps the mail waiting, as that is our fault`() async throws {
        try await withMailServer("--mail", "550 5.1.8 Sender unknown") { server in
            let refusal = try #require(try await server.take(makeMail().outgoing).refusedForNow)
            #expect(refusal == Refusal(step: .sender, code: 550, text: "5.1.8 Sender unknown"))
        }
    }

    @Test(arguments: ["421 4.3.2 Too busy", "554 5.3.2 No mail here"])
    func `a server that greets with a refusal is asked again later`(greeting: String) async throws {
        try await withMailServer("--greeting", greeting) { server in
            let refusal = try #require(try await server.take(makeMail().outgoing).refusedForNow)
            #expect(refusal.description == "connecting: \(greeting)")
        }
    }
}
