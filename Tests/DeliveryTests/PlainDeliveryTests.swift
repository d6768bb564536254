import Delivery
import Foundation
import TestSupport
import Testing

@Suite struct PlainDeliveryTests {
    @Test func `a mail arrives as it was written, for its recipient alone`() async throws {
        try await withMailServer { server in
            let mail = try makeMail(
                subject: "Größe", text: "One\n.\n..two\n.three\nFrom here\n", html: "<p>One</p>\n.\n")
            #expect(try await server.take(mail.outgoing) == .accepted)
            #expect(try server.mails() == [mail.bytes])
            #expect(try server.envelopes() == [["forum@forum.test", "ada@example.org"]])
        }
    }

    @Test func `many mails go over one connection`() async throws {
        try await withMailServer { server in
            let sender = SMTPSender(server: try server.settings(), connections: 1)
            for number in 1...50 {
                #expect(try await sender.deliver(makeMail(id: "\(number)@forum.test").outgoing) == .accepted)
            }
            await sender.close()
            #expect(try server.mails().count == 50)
            #expect(try server.connections() == 1)
        }
    }

    @Test func `mails at once share the connections there are`() async throws {
        try await withMailServer { server in
            let sender = SMTPSender(server: try server.settings(), connections: 2)
            try await withThrowingTaskGroup { group in
                for number in 1...40 {
                    let mail = try makeMail(id: "\(number)@forum.test").outgoing
                    group.addTask { try await sender.deliver(mail) }
                }
                for try await outcome in group { #expect(outcome == .accepted) }
            }
            await sender.close()
            #expect(Set(try server.mails()).count == 40)
            #expect(try server.connections() == 2)
        }
    }

    @Test func `a server that takes one mail for each connection gets a new connection for each`() async throws {
        try await withMailServer("--mails-per-connection", "1") { server in
            let sender = SMTPSender(server: try server.settings(), connections: 1)
            for number in 1...3 {
                #expect(try await sender.deliver(makeMail(id: "\(number)@forum.test").outgoing) == .accepted)
            }
            await sender.close()
            #expect(try server.mails().count == 3)
            #expect(try server.connections() == 3)
        }
    }

    @Test func `after a connection that broke off the same mail goes over a new one`() async throws {
        let mail = try makeMail().outgoing
        try await withMailServer("--drop", "after-data", "--once") { server in
            let sender = SMTPSender(server: try server.settings(), connections: 1)
            #expect(try await sender.deliver(mail) == .unknown)
            #expect(try await sender.deliver(mail) == .accepted)
            await sender.close()
            #expect(try server.mails() == [mail.content, mail.content])
        }
    }

    @Test func `a large mail arrives whole`() async throws {
        try await withMailServer { server in
            let text = String(repeating: "Ünïcödé, and a line of it.\n", count: 8_000)
            let mail = try makeMail(text: text, html: text).outgoing
            #expect(try await server.take(mail) == .accepted)
            #expect(try server.mails() == [mail.content])
        }
    }

    @Test func `a closed sender takes no mail`() async throws {
        try await withMailServer { server in
            let sender = SMTPSender(server: try server.settings(), connections: 1)
            await sender.close()
            await #expect(throws: CancellationError.self) { try await sender.deliver(makeMail().outgoing) }
            #expect(try server.connections() == 0)
        }
    }
}
