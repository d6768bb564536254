package import Features

/// Puts letters into words, in both forms that a mail has.
package struct LetterWriter: Sendable {
    private let templates: Templates
    private let site: Site

    package init(templates: Templates, site: Site) {
        self.templates = templates
        self.site = site
    }

    /// Writes a letter; throws `TemplateFault` when a template is missing.
    package func write(_ letter: Letter) throws(TemplateFault) -> WrittenLetter {
        let words = LetterWords(site: site).text(of: letter)
        let plain = PlainLetter(words, site: site.name, origin: site.origin)
        let markedUp = MarkedUpLetter(words, site: site.name, origin: site.origin)
        return WrittenLetter(
            subject: Self.line(words.subject), text: try rendered(TemplateNames(plain), .plain),
            html: try rendered(TemplateNames(markedUp), .markedUp),
            headers: LetterHeaders(site: site).headers(of: letter))
    }

    /// Bytes of a subject that mail takes, and code points that fit into them.
    private static let (longest, longestScalars) = (2_000, 499)

    /// What a header takes, whatever a thread is called: there are older titles than the rules for them.
    private static func line(_ subject: String) -> String {
        let line = Gate.oneLine(subject)
        return line.utf8.count <= longest ? line : "\(String(line.unicodeScalars.prefix(longestScalars)))…"
    }

    private func rendered(_ names: TemplateNames, _ template: LetterTemplate) throws(TemplateFault) -> String {
        guard let text = templates.render(names, by: template) else {
            throw TemplateFault(description: "There is no template \(template.rawValue).")
        }
        return text
    }
}

/// The templates that letters are made from, by name: the path below Templates, without the ending.
enum LetterTemplate: String, Sendable, CaseIterable {
    case plain = "mail/letter-text"
    case markedUp = "mail/letter-html"
}

/// A letter as it is read.
package struct WrittenLetter: Sendable, Equatable {
    /// One line.
    package let subject: String
    package let text: String
    /// A whole document, which loads nothing.
    package let html: String
    /// Beyond those of every mail.
    package let headers: [LetterHeader]
}
