/// Decides about links and images, and finds bare addresses, names and signs in running text.
struct InlineRules {
    private let policy: LinkPolicy
    private var out: [MarkupEvent] = []
    private(set) var mentions: [String] = []
    private var known: Set<String> = []
    private var quotes = 0
    private var summaries = 0
    /// The link that stands open: its target, which decides whether it has tags at all.
    private var link: MarkupElement?
    private var isInLink = false
    /// Whether that link leads to an e-mail address, which its text must not show either.
    private var isInAddress = false
    /// The byte before the run of text that is looked through.
    private var before: UInt8 = Ascii.space

    static func applied(to events: [MarkupEvent], policy: LinkPolicy) -> (events: [MarkupEvent], mentions: [String]) {
        var rules = InlineRules(policy: policy)
        rules.out.reserveCapacity(events.count)
        for event in events { rules.take(event) }
        return (rules.out, rules.mentions)
    }

    private init(policy: LinkPolicy) {
        self.policy = policy
    }

    private mutating func take(_ event: MarkupEvent) {
        switch event {
        case .open(.link(let url, let title)): openLink(url, title)
        case .close(.link):
            if let link { out.append(.close(link)) }
            link = nil
            isInLink = false
            isInAddress = false
        case .image(let url, let alt, let title): take(image: url, alt, title)
        case .text(let bytes) where isInAddress && bytes.contains(Ascii.at):
            out.append(.literal(AddressMask.hidden))
        case .text(let bytes):
            scan(bytes[...])
            before = bytes.last ?? before
            return
        case .literal(let bytes):
            out.append(event)
            before = bytes.last ?? before
            return
        case .open(let element): enter(element, event)
        case .close(let element): leave(element, event)
        default: out.append(event)
        }
        before = Ascii.space
    }

    private mutating func enter(_ element: MarkupElement, _ event: MarkupEvent) {
        if element == .quote { quotes += 1 }
        if element == .summary { summaries += 1 }
        out.append(event)
    }

    private mutating func leave(_ element: MarkupElement, _ event: MarkupEvent) {
        if element == .quote { quotes -= 1 }
        if element == .summary { summaries -= 1 }
        out.append(event)
    }

    /// Opens a link when it leads to where links may lead.
    private mutating func openLink(_ url: [UInt8], _ title: [UInt8]) {
        isInLink = true
        switch LinkTarget(url, policy: policy) {
        case .refused: return
        case .address: isInAddress = true
        case let target:
            // A summary is a control itself: nothing in it can be followed.
            guard summaries == 0 else { return }
            let anchor = MarkupElement.anchor(target, title: title)
            link = anchor
            out.append(.open(anchor))
        }
    }

    /// A picture of this site is shown, another one becomes a link to it.
    private mutating func take(image url: [UInt8], _ alt: [UInt8], _ title: [UInt8]) {
        let target = LinkTarget(url, policy: policy)
        if case .own(let path) = target, path.hasPrefix("/"), summaries == 0 {
            out.append(.image(url: Array(path.utf8), alt: alt, title: title))
        } else if case .out(let address) = target, summaries == 0, !isInLink {
            let anchor = MarkupElement.anchor(target, title: title)
            out += [.open(anchor), .literal(alt.isEmpty ? Array(address.utf8) : alt), .close(anchor)]
        } else if !alt.isEmpty {
            out.append(.literal(alt))
        }
    }

    private mutating func scan(_ bytes: ArraySlice<UInt8>) {
        var from = bytes.startIndex
        var at = from
        while at < bytes.endIndex {
            guard let (end, found) = find(in: bytes, at: at) else {
                at += 1
                continue
            }
            if at > from { out.append(.literal(Array(bytes[from..<at]))) }
            out += found
            at = end
            from = end
        }
        if from < bytes.endIndex { out.append(.literal(Array(bytes[from...]))) }
    }

    /// What begins at `at`: where it ends, and what stands for it.
    private mutating func find(in bytes: ArraySlice<UInt8>, at: Int) -> (Int, [MarkupEvent])? {
        let previous = at > bytes.startIndex ? bytes[at - 1] : before
        switch bytes[at] {
        case Ascii.colon:
            guard !Ascii.isAlphanumeric(previous), let (end, sign) = Shortcodes.sign(in: bytes, at: at) else {
                return nil
            }
            return (end, [.literal(Array(sign.utf8))])
        case Ascii.at:
            guard quotes == 0, !isInLink, summaries == 0,
                let (end, name) = MentionName.name(in: bytes, at: at, after: previous)
            else { return nil }
            remember(name)
            return (end, [.open(.mention(name)), .literal(Array(bytes[at..<end])), .close(.mention(name))])
        case UInt8(ascii: "h"), UInt8(ascii: "H"), UInt8(ascii: "w"), UInt8(ascii: "W"):
            guard !isInLink, summaries == 0, !Ascii.isAlphanumeric(previous), let end = BareURL.end(in: bytes, at: at)
            else { return nil }
            return (end, anchored(at..<end, in: bytes))
        default: return nil
        }
    }

    private func anchored(_ address: Range<Int>, in bytes: ArraySlice<UInt8>) -> [MarkupEvent] {
        let target = LinkTarget(bare: address, in: bytes, policy: policy)
        let text = MarkupEvent.literal(Array(bytes[address]))
        if target == .refused || target == .address { return [text] }
        let anchor = MarkupElement.anchor(target, title: [])
        return [.open(anchor), text, .close(anchor)]
    }

    private mutating func remember(_ name: String) {
        guard mentions.count < ProseLimits.mentions, known.insert(name.lowercased()).inserted else { return }
        mentions.append(name)
    }
}
