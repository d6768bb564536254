import Foundation
import Prose

/// What the Gate knows of a member who writes.
struct WriterFacts: Sendable {
    let id: Member.ID
    let name: String
    let band: Member.Band
    let joinedAt: Moment
    /// Posts of theirs that are to be read, counted no further than a newcomer has.
    let visiblePosts: Int
    /// It was acknowledged that what is posted is public.
    let hasUnderstood: Bool

    /// Their first posts, and their first day.
    func isNewcomer(_ rates: Rates, at now: Moment) -> Bool {
        visiblePosts < rates.newcomerPosts || now < joinedAt.advanced(seconds: Int64(rates.newcomerHours) * 3_600)
    }

    /// Grown up, as far as anybody here knows.
    var isAdult: Bool { band == .from18 }

    /// Who reads what they write: the words of those who are no adults are for members.
    var audience: Audience { isAdult ? .everyone : .members }
}

extension Gate {
    /// What is written, as screening looks at it.
    struct Written: Sendable {
        let title: String?
        let body: RenderedBody
        /// Seconds since the form was shown; nil where none was.
        let seconds: Int64?
        let honeypot: String
        /// Whatever is warned of is meant to be said.
        let isMeant: Bool
        /// What whoever is no adult said around it in the same discussion.
        var around = WordsAround()
    }

    /// Rules of the Gate itself, beside those of the house's files; each says what the author is told.
    enum OwnRule: String, CaseIterable {
        case links = "newcomer-links"
        case typing = "typing-time"
        case honeypot
        case personal = "personal-information"
        case report = "reported"

        /// What the rule is called, where somebody reads why a post waits.
        var name: String {
            switch self {
            case .links: "Many links in one of the first posts"
            case .typing: "A first post that came very fast"
            case .honeypot: "A form that was filled in by a program"
            case .personal: "Personal information"
            case .report: "Reported by several members"
            }
        }
    }

    /// Looks at what is written, and gives the rule that keeps it back; nil lets it pass.
    ///
    /// Throws what has to be changed first.
    ///
    /// - Parameter isUnchecked: no rule judges it; what is personal in it is asked about all the same.
    func screen(
        _ written: Written, by writer: WriterFacts, isUnchecked: Bool, _ book: RuleBook, at now: Moment
    ) throws(PostingError) -> String? {
        guard !isUnchecked else {
            return try holdsPersonal(written, by: writer, [], book) ? OwnRule.personal.rawValue : nil
        }
        let isNewcomer = writer.isNewcomer(book.rates, at: now)
        try Self.check(mentions: written.body.mentions.count, isNewcomer: isNewcomer, book.rates)
        let hosts = LinkHosts.found(in: written.body.html)
        let matches = book.judge(
            RuleText(
                title: written.title, source: written.body.source, text: Self.everyWord(of: written.body),
                linkHosts: hosts,
                isNewcomer: isNewcomer, isMinor: !writer.isAdult))
        if let refusal = matches.first(where: { $0.effect == .refuse }) {
            throw .refused(rule: refusal.rule, reason: refusal.sentence)
        }
        let isPersonal = try holdsPersonal(written, by: writer, matches, book)
        let holds = matches.filter { $0.effect == .hold }.map(\.rule)
        // Before all else that may hold it: what somebody young gives away is not kept for as long as the rest.
        if isPersonal || book.rules.contains(where: { $0.isForMinors && holds.contains($0.key) }) {
            return OwnRule.personal.rawValue
        }
        if !written.honeypot.isEmpty { return OwnRule.honeypot.rawValue }
        if let hold = holds.first { return hold }
        if isNewcomer, hosts.count > book.rates.newcomerLinks { return OwnRule.links.rawValue }
        if writer.visiblePosts == 0, let seconds = written.seconds, seconds < Int64(book.rates.typingSeconds) {
            return OwnRule.typing.rawValue
        }
        return nil
    }

    /// Asks about what is personal and what rules warn of, unless it is meant; true when what is personal waits then,
    /// whatever they say: whoever writes is no adult.
    private func holdsPersonal(
        _ written: Written, by writer: WriterFacts, _ matches: [RuleMatch], _ book: RuleBook
    ) throws(PostingError) -> Bool {
        let isYoung = !writer.isAdult
        let findings = book.personalFindings(title: written.title, source: written.body.source, isYoung: isYoung)
        let warning = PostWarning(findings: findings, matches: matches, isYoung: isYoung)
        guard warning.isEmpty || written.isMeant else { throw .warned(warning) }
        guard isYoung, findings.isEmpty else { return isYoung }
        let screen = YoungScreen(personal: book.personal)
        return screen.holds(title: written.title, body: written.body, around: written.around)
    }

    /// Whether somebody who is no adult says of themselves, in plain text, what a post could not say unread: by a rule,
    /// or by a number or an address in disguise.
    func tellsTooMuch(_ about: String, _ book: RuleBook) -> Bool {
        let hosts = LinkHosts.found(in: renderer.markup(ofPlain: about))
        let text = RuleText(
            title: nil, source: about, text: about, linkHosts: hosts, isNewcomer: false, isMinor: true)
        return book.judge(text).contains { $0.effect != .warn } || YoungScreen(personal: book.personal).holds(about)
    }

    /// Throws when a post calls more members by name than it may.
    ///
    /// - Parameter inAll: with those whom it called before it was changed.
    static func check(
        mentions count: Int, inAll: Bool = false, isNewcomer: Bool, _ rates: Rates
    ) throws(PostingError) {
        let most = isNewcomer ? rates.newcomerMentions : rates.mentions
        guard count > most else { return }
        let calls = inAll ? "With this change the post has called" : "This calls"
        let limit = "\(most) are the most in one post\(isNewcomer ? " for now" : "")"
        throw .tooMuch(reason: "\(calls) \(count) members by name; \(limit).")
    }
}

extension Gate {
    /// What its own rules say of a body before it is sent, a sentence each: why it would be refused, or wait.
    static func notes(on body: RenderedBody, isNewcomer: Bool, _ rates: Rates) -> [String] {
        var notes: [String] = []
        do {
            try check(mentions: body.mentions.count, isNewcomer: isNewcomer, rates)
        } catch {
            notes.append(error.sentence)
        }
        let links = LinkHosts.found(in: body.html).count
        if isNewcomer, links > rates.newcomerLinks {
            let (all, most) = (links == 1 ? "a link" : "\(links) links", rates.newcomerLinks)
            notes.append("This has \(all); with more than \(most) it waits until a moderator has looked.")
        }
        return notes
    }

    /// All that readers of a body can see; its text leaves out what they have to unfold.
    static func everyWord(of body: RenderedBody) -> String {
        guard body.html.holds("<details class=\"spoiler\">") else { return body.text }
        return "\(body.text)\n\(body.source)\n\(words(in: body.html))"
    }

    /// What rendered text says without its tags, byte by byte: no mark on a sign hides what stands behind it.
    private static func words(in html: String) -> String {
        let parts = html.parts(between: "<")
        let said = parts.dropFirst().map { part in
            String(decoding: part.utf8.drop { $0 != UInt8(ascii: ">") }.dropFirst(), as: UTF8.self)
        }
        let text = (parts.prefix(1).map { String($0) } + said).joined(separator: "")
        return signs.reduce(text) { text, sign in
            text.parts(between: sign.entity).joined(separator: sign.text)
        }
    }

    /// The ampersand last: it begins the others.
    private static let signs: [(entity: StaticString, text: String)] = [
        ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#64;", "@"), ("&amp;", "&"),
    ]
}

/// The hosts that a rendered body's links lead to.
enum LinkHosts {
    /// One for each link that leaves the site.
    static func found(in html: String) -> [String] {
        html.parts(between: "href=\"/leaving?to=").dropFirst().map { part in
            let encoded = part.prefix { $0 != "&" && $0 != "\"" }
            let address = encoded.removingPercentEncoding ?? String(encoded)
            guard let start = address.range(of: "://")?.upperBound else { return address.lowercased() }
            let rest = address[start...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
            let host = rest.split(separator: "@").last ?? rest
            return host.prefix { $0 != ":" }.lowercased()
        }
    }
}
