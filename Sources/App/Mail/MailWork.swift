import Features
import Logging
import Web

/// All that has to do with mail in a running server: its delivery, and the pages of what is not sent.
struct MailWork {
    let office: PostOffice
    /// What `/dev/mail` may show; nil when mail is sent, and where others might come in by way of a proxy.
    let unsent: (any UnsentMail)?

    /// - Throws: one sentence when the mail folder can't be made or the site's name can't stand in a header.
    init(
        _ settings: Settings, _ assembly: Assembly, _ resources: Resources, metrics: PrometheusRegistry, logger: Logger
    ) throws {
        let site = assembly.community.site
        let route: MailRoute
        do {
            route = try MailRoute(settings.mail, site: site)
        } catch {
            throw CommandFailure(
                "The folder \(settings.mail.folder) for mail that is not sent can't be made: \(error).")
        }
        if case .folder(let folder) = route, settings.origin == nil {
            unsent = folder
        } else {
            unsent = nil
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
