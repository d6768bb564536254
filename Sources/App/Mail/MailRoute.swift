import Delivery
import Features
import Foundation

/// The way that mail takes: to a server, or into a folder where it stays.
enum MailRoute: Sendable {
    case server(SMTPSender)
    case folder(UnsentMailFolder)

    /// Opens the way that the settings name; nothing is connected yet.
    ///
    /// - Throws: one sentence when the server can't be spoken to as it is set up, or the folder can't be made.
    init(_ settings: MailSettings, site: Site) throws(CommandFailure) {
        if let server = settings.server {
            self = .server(SMTPSender(server: try Self.greeted(server, by: site), connections: settings.connections))
        } else {
            self = .folder(UnsentMailFolder(try Self.opened(settings.folder)))
        }
    }

    /// The same server, told who we are: by the name that our Message-IDs have, where that is a host's.
    private static func greeted(_ server: SMTPServer, by site: Site) throws(CommandFailure) -> SMTPServer {
        do {
            return try SMTPServer(
                host: server.host, port: server.port, security: server.security, login: server.login,
                authorities: server.authorities, ownName: MailDomain.of(site), limits: server.limits)
        } catch {
            throw CommandFailure("The mail server \(server.host) can't be used: \(error).")
        }
    }

    private static func opened(_ folder: String) throws(CommandFailure) -> MailFolder {
        do {
            return try MailFolder(path: folder)
        } catch {
            let cause = ((error as? CocoaError)?.underlying as? POSIXError) ?? error
            throw CommandFailure(
                "The folder \(folder) for mail that is not sent can't be opened: \(cause.localizedDescription). "
                    + "Name another by \(SettingName.mailFolder.variable).")
        }
    }

    /// Tries once; throws only when the way was closed before anybody could have the mail, or it is not to go any more.
    ///
    /// - Parameter mayGo: asked when the mail's turn has come: whether it is still to go.
    func deliver(
        _ mail: MailMessage, ifStill mayGo: @Sendable () async -> Bool = { true }
    ) async throws(CancellationError) -> DeliveryOutcome {
        switch self {
        case .server(let sender):
            return try await sender.deliver(mail.outgoing, ifStill: mayGo)
        case .folder(let folder):
            guard await mayGo() else { throw CancellationError() }
            return await folder.deliver(mail)
        }
    }

    /// Ends what is under way within 3 seconds, and then leaves the server, which may take one more.
    func close() async {
        if case .server(let sender) = self { await sender.close() }
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
