import Features

/// The list of mails that were not sent.
struct DevMailListPage: Page {
    /// Mails that the list shows.
    static let longest = 100

    struct Row: Sendable {
        let address: String
        let subject: HTML
        let date: HTML
    }

    let template = Template.devMailList
    let head: Head
    let words = DevMailWords()
    let rows: [Row]
    let isEmpty: Bool

    init(_ mails: [UnsentMailEntry], kit: Kit) {
        head = Head(title: "\(words.title)", isHidden: true, styles: [.help])
        rows = mails.map { mail in
            Row(
                address: Link.devMail(mail.name), subject: "\(mail.subject)",
                date: kit.dates.element(mail.date, kit.dates.full(mail.date)))
        }
        isEmpty = mails.isEmpty
    }
}

/// A mail that was not sent, its links alive.
struct DevMailPage: Page {
    let template = Template.devMail
    let head: Head
    let words = DevMailWords()
    let list = Link.devMail
    let subject: HTML
    /// Its text; lines that are an address of ours lead there.
    let text: HTML
    let source: HTML

    init(_ mail: UnsentMailText, origin: String) {
        head = Head(title: "\(mail.subject)", isHidden: true, styles: [.help])
        subject = "\(mail.subject)"
        text = HTML(mail.text.split(separator: "\n", omittingEmptySubsequences: false).map { Self.line($0, origin) })
        source = "\(mail.source)"
    }

    private static func line(_ line: Substring, _ origin: String) -> HTML {
        let line = String(line)
        let isLink = line == origin || line.hasPrefix("\(origin)/")
        return isLink ? "<a href=\"\(line)\">\(line)</a>\n" : "\(line)\n"
    }
}

extension Link {
    static let devMail = "/dev/mail"

    static func devMail(_ name: String) -> String {
        "\(devMail)/\(segment(name))"
    }
}
