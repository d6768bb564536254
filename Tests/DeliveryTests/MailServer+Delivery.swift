import Delivery
import TestSupport

extension MailServer {
    /// How to reach it.
    func settings(
        _ security: SMTPServer.Security = .none, host: String = "127.0.0.1", login: SMTPServer.Login? = nil,
        authorities: String? = nil, limit: Duration = .seconds(60)
    ) throws -> SMTPServer {
        try SMTPServer(
            host: host, port: port, security: security, login: login, authorities: authorities, ownName: "forum.test",
            limits: SMTPServer.Limits(connecting: limit, mail: limit))
    }

    /// Tries once to deliver a mail over a connection of its own.
    func take(_ mail: OutgoingMail, _ settings: SMTPServer? = nil) async throws -> DeliveryOutcome {
        let sender = SMTPSender(server: try settings ?? self.settings(), connections: 1)
        let outcome = try await sender.deliver(mail)
        await sender.close()
        return outcome
    }
}
