import Features

/// Letters that tell what others said and did.
extension LetterWords {
    func notices(_ letter: NoticeLetter) -> LetterText {
        let title = letter.thread.title
        let news = letter.entries.map { NoticeWords.plain($0.kind, by: $0.by, in: nil) }
        let many = letter.entries.allSatisfy { Self.isPost($0.kind) } ? "new posts" : "notices"
        let told = letter.entries.count == 1 ? news[0] : "\(letter.entries.count) \(many)"
        let place =
            title.isEmpty
            ? "At \(site.name), in \(NoticeWords.hiddenThread):" : "In the thread “\(title)” at \(site.name):"
        return LetterText(
            subject: title.isEmpty ? told : "\(told): \(title)", name: letter.name,
            paragraphs: [place],
            action: nil, afterwards: [Self.isPublic],
            reason: Self.reason(letter.entries.map(\.kind)),
            items: zip(letter.entries, news).map { item($0, $1 + ":", under: nil) },
            stops: letter.stops.map(stop))
    }

    func digest(_ letter: DigestLetter) -> LetterText {
        let count = letter.threads.reduce(0) { $0 + $1.entries.count }
        let span = letter.every == .day ? "the last day" : "the last week"
        let cut = letter.isCut ? ["There was more: the newest \(count) are here."] : []
        return LetterText(
            subject: "\(site.name): what you follow", name: letter.name,
            paragraphs: ["This is new at \(site.name) since \(span)."],
            action: .init(label: "All that you were told", address: whole(Link.notices)),
            afterwards: cut + [Self.isPublic],
            reason: "You get this digest because you asked for it.",
            items: letter.threads.flatMap { part in
                part.entries.enumerated().map { index, entry in
                    item(
                        entry, NoticeWords.plain(entry.kind, by: entry.by, in: nil) + ":",
                        under: index == 0 ? Self.heading(part.thread.title) : nil)
                }
            },
            stops: letter.stops.map(stop))
    }

    private static func heading(_ title: String) -> String {
        title.isEmpty ? DecisionWords.hiddenThread : title
    }

    /// What is told is that somebody wrote a post.
    private static func isPost(_ kind: Notice.Kind) -> Bool {
        switch kind {
        case .reply, .mention, .quote, .followed: true
        case .thanks, .decision, .report: false
        }
    }

    private func item(_ entry: LetterEntry, _ words: String, under heading: String?) -> LetterText.Item {
        let post = Post.ID(rawValue: entry.post)
        return LetterText.Item(
            heading: heading, words: entry.excerpt.isEmpty ? String(words.dropLast()) + "." : words,
            excerpt: entry.excerpt.isEmpty ? nil : entry.excerpt,
            address: whole(Link.told(entry.kind, of: post)))
    }

    private func stop(_ stop: LetterStop) -> LetterText.Action {
        let label =
            switch stop.what {
            case .thread: "Stop mail about this thread"
            case .kind(let kind): "Stop mail when \(Self.occasion(kind))"
            case .digest: "Stop the digest"
            case .all: "Stop all such mail"
            }
        return .init(label: label, address: whole(Link.stopMail(by: stop.token)))
    }

    private static func reason(_ kinds: [Notice.Kind]) -> String {
        let occasions = Notice.Kind.allCases.filter(kinds.contains).map(occasion)
        return "You get this because you are told when \(occasions.joined(separator: ", and when "))."
    }

    private static func occasion(_ kind: Notice.Kind) -> String {
        switch kind {
        case .reply: "somebody answers you"
        case .mention: "somebody names you"
        case .quote: "somebody quotes you"
        case .thanks: "somebody thanks you"
        case .followed: "there is something new in what you follow"
        case .decision: "a moderator decides about a post of yours"
        case .report: "what you reported was looked at"
        }
    }

    private static let isPublic = "Replies are public: anyone can read, find and copy what you write there."
}
