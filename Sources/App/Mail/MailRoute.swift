import Delivery
import Features

/// The way that mail takes: to a server, or into a folder where it stays.
enum MailRoute: Sendable {
    case server(SMTPSender)
    case folder(UnsentMailFolder)

    /// Opens the way that the settings name; nothing is connected yet.
    ///
    /// - Throws: a file system error when the folder can't be made.
    init(_ settings: MailSettings, site: Site) throws {
        if let server = settings.server {
            self = .server(SMTPSender(server: try server.greeted(by: site), connections: settings.connections))
        } else {
            self = .folder(UnsentMailFolder(try MailFolder(path: settings.folder)))
        }
    }

    /// Tries once; throws only when the way was closed before anybody could have the mail.
    func deliver(_ mail: MailMessage) async throws(CancellationError) -> DeliveryOutcome {
        switch self {
        case .server(let sender): try await sender.deliver(mail.outgoing)
        case .folder(let folder): await folder.deliver(mail)
        }
    }

    /// Ends what is under way, within 3 seconds.
    func close() async {
        if case .server(let sender) = self { await sender.close() }
    }
}

extension SMTPServer {
    /// The same server, told who we are: by the name that our Message-IDs have, where that is a host's.
    func greeted(by site: Site) throws(SMTPServerFault) -> SMTPServer {
        try SMTPServer(
            host: host, port: port, security: security, login: login, authorities: authorities,
            ownName: MailDomain.of(site), limits: limits)
    }
}

/// What stands behind the `@` of our own address.
enum MailDomain {
    /// The domain of our Message-IDs, unless it is an address of digits that mail has no place for.
    static func of(_ site: Site) -> String {
        let isName = (try? MailAddress("bandstand@\(site.messageDomain)")) != nil
        return isName ? site.messageDomain : "localhost"
    }
}
