import Features
import Logging
import Web

/// All that has to do with mail in a running server: its delivery, and the pages of what is not sent.
struct MailWork {
    let office: PostOffice
    /// What `/dev/mail` may show; nil when mail is sent, and where others might come in by way of a proxy.
    let unsent: (any UnsentMail)?

    /// - Throws: one sentence when there is no way for mail, or the site's name can't stand in its header.
    init(
        _ settings: Settings, _ assembly: Assembly, _ resources: Resources, metrics: PrometheusRegistry, logger: Logger
    ) throws {
        let site = assembly.community.site
        let route = try MailRoute(settings.mail, site: site)
        switch route {
        case .folder(let folder) where !settings.hasProxy: unsent = folder
        case .folder:
            unsent = nil
            logger.warning(
                "no mail server is named: mail reaches nobody, it is kept in a folder",
                metadata: [
                    "folder": .string(settings.mail.folder), "setting": .string(SettingName.smtpURL.variable),
                ])
        case .server: unsent = nil
        }
        let postman = try Postman(
            writer: LetterWriter(templates: resources.templates, site: site), from: settings.mail.from, site: site)
        let retry = settings.mail.retry
        let delivery = DeliveryTry(
            postman: postman, route: route, trouble: ServerTrouble(longest: retry), retry: retry,
            now: assembly.surroundings.now, logger: logger)
        office = PostOffice(
            outbox: assembly.community.outbox, delivery: delivery, meters: MailMeters(metrics), logger: logger)
    }
}
