import Delivery
import TestSupport
import Testing

@Suite struct SecurityTests {
    private static let login = SMTPServer.Login(user: "forum", password: "right horse")

    @Test(arguments: [("start", SMTPServer.Security.startTLS), ("implicit", .implicitTLS)])
    func `a mail goes over TLS to a server of a trusted authority`(kind: String, security: SMTPServer.Security)
        async throws
    {
        try await withCertificate { certificate in
            try await withMailServer(certificate.flags(kind)) { server in
                let settings = try server.settings(security, authorities: certificate.certificate)
                let sender = SMTPSender(server: settings, connections: 1)
                for number in 1...3 {
                    #expect(try await sender.deliver(makeMail(id: "\(number)@forum.test").outgoing) == .accepted)
                }
                await sender.close()
                #expect(try server.mails().count == 3)
                #expect(try server.connections() == 1)
            }
        }
    }

    @Test(arguments: [("start", SMTPServer.Security.startTLS), ("implicit", .implicitTLS)])
    func `a server of an authority that nobody trusts gets nothing`(kind: String, security: SMTPServer.Security)
        async throws
    {
        try await withCertificate { certificate in
            try await withMailServer(certificate.flags(kind)) { server in
                let outcome = try await server.take(makeMail().outgoing, server.settings(security))
                let refusal = try #require(outcome.refusedForNow)
                #expect(refusal.code == nil)
                #expect(refusal.text.contains("certificate"))
                #expect(try server.mails().isEmpty)
            }
        }
    }

    @Test func `a connection over TLS that breaks off ends the try, not the program`() async throws {
        try await withCertificate { certificate in
            try await withMailServer(certificate.flags("start") + ["--drop", "in-data"]) { server in
                let settings = try server.settings(.startTLS, authorities: certificate.certificate)
                #expect(try await server.take(makeLargeMail(), settings).refusedForNow?.step == .message)
            }
            try await withMailServer(certificate.flags("implicit") + ["--drop", "answered"]) { server in
                let settings = try server.settings(.implicitTLS, authorities: certificate.certificate)
                let sender = SMTPSender(server: settings, connections: 1)
                for number in 1...3 {
                    #expect(try await sender.deliver(makeMail(id: "\(number)@forum.test").outgoing) == .accepted)
                }
                await sender.close()
            }
        }
    }

    @Test func `a server whose certificate is another's gets nothing`() async throws {
        try await withCertificate(for: "DNS:elsewhere.test") { certificate in
            try await withMailServer(certificate.flags("start")) { server in
                let settings = try server.settings(.startTLS, authorities: certificate.certificate)
                #expect(try await server.take(makeMail().outgoing, settings).refusedForNow?.step == .securing)
                #expect(try server.mails().isEmpty)
            }
        }
    }

    @Test func `a server that cannot do TLS gets nothing when TLS is wanted`() async throws {
        try await withMailServer { server in
            let outcome = try await server.take(makeMail().outgoing, server.settings(.startTLS))
            #expect(outcome.refusedForNow?.step == .greeting)
            #expect(try server.mails().isEmpty)
        }
    }

    @Test func `settings that cannot work keep the mail waiting`() async throws {
        try await withCertificate { certificate in
            try await withMailServer(certificate.flags("implicit")) { server in
                let missing = try server.settings(.implicitTLS, authorities: certificate.certificate + ".missing")
                let refusal = try #require(try await server.take(makeMail().outgoing, missing).refusedForNow)
                #expect(refusal.code == nil && !refusal.text.contains("pem"))
                let plain = try server.settings(limit: .seconds(1))
                #expect(try await server.take(makeMail().outgoing, plain).refusedForNow?.step == .connecting)
                #expect(try server.mails().isEmpty)
            }
            try await withMailServer { server in
                let implicit = try server.settings(.implicitTLS, authorities: certificate.certificate)
                #expect(try await server.take(makeMail().outgoing, implicit).refusedForNow?.step == .connecting)
            }
        }
    }

    @Test func `a mail in the clear to a server that wants TLS waits`() async throws {
        try await withCertificate { certificate in
            try await withMailServer(certificate.flags("start")) { server in
                let outcome = try await server.take(makeMail().outgoing)
                #expect(outcome.refusedForNow?.code == 530)
            }
        }
    }

    @Test func `the right password is let in, over TLS and on this machine`() async throws {
        try await withCertificate { certificate in
            let flags = ["--login", "forum:right horse"]
            try await withMailServer(certificate.flags("start") + flags) { server in
                let settings = try server.settings(
                    .startTLS, login: Self.login, authorities: certificate.certificate)
                #expect(try await server.take(makeMail().outgoing, settings) == .accepted)
            }
            try await withMailServer(flags) { server in
                let settings = try server.settings(login: Self.login)
                #expect(try await server.take(makeMail().outgoing, settings) == .accepted)
            }
        }
    }

    @Test func `a wrong password keeps the mail waiting`() async throws {
        try await withMailServer("--login", "forum:another") { server in
            let outcome = try await server.take(makeMail().outgoing, server.settings(login: Self.login))
            let refusal = try #require(outcome.refusedForNow)
            #expect(refusal.step == .signingIn)
            #expect(refusal.code == 535)
            #expect(try server.mails().isEmpty)
        }
    }

    @Test func `no password where one is wanted keeps the mail waiting`() async throws {
        try await withMailServer("--login", "forum:another") { server in
            let refusal = try #require(try await server.take(makeMail().outgoing).refusedForNow)
            #expect(refusal.step == .sender)
            #expect(refusal.code == 530)
        }
    }
}
