import ArgumentParser
import Delivery
import Features
import SQLiteStorage
import Web

/// `bandstand mail`: whether mail gets out.
struct MailCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail", abstract: "See whether mail gets out.", subcommands: [MailTestCommand.self])
}

/// `bandstand mail test`: sends one mail at once, past the outbox, and says what the server answered.
struct MailTestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Send a mail to an address and say what the mail server answers.")

    @OptionGroup var place: PlaceOptions

    @Argument(help: "Whom to send it to.")
    var address: String

    func run() async throws {
        let settings = try place.settings()
        guard let to = try? EmailAddress(typed: address) else {
            throw CommandFailure("That is no address that mail can be sent to.")
        }
        guard let server = settings.mail.server else {
            throw CommandFailure("No mail server is named: set \(SettingName.smtpURL.variable).")
        }
        let logger = JSONLines.logger(level: settings.logLevel)
        let resources = try Resources(ResourceFolder.find(settings.root))
        let assembly = try await Assembly.look(settings, logger: logger)
        let site = assembly.community.site
        let postman = try Postman(
            writer: LetterWriter(templates: resources.templates, site: site), from: settings.mail.from, site: site)
        let mail = try postman.mail(
            .test, to: to, id: assembly.community.outbox.newMessageID(), at: assembly.surroundings.now())
        try assembly.store.close()
        let route = try MailRoute(settings.mail, site: site)
        let outcome = try await route.deliver(mail)
        await route.close()
        print(try Self.sentence(outcome, server: "\(server.host):\(server.port)", to: address))
    }

    private static func sentence(_ outcome: DeliveryOutcome, server: String, to address: String) throws -> String {
        switch outcome {
        case .accepted: return "\(server) took the mail for \(address)."
        case .refusedForGood(let refusal), .refusedForNow(let refusal):
            throw CommandFailure("\(server) did not take the mail (\(refusal)).")
        case .unknown:
            throw CommandFailure("\(server) was sent the mail, but broke off before it answered: it may arrive.")
        }
    }
}
