/// Writes the tags of links, the same for Markdown and mail.
enum LinkMarkup {
    /// The opening tag for a target that may be linked; nothing for the others.
    static func appendOpen(_ target: LinkTarget, title: [UInt8] = [], policy: LinkPolicy, to out: inout [UInt8]) {
        switch target {
        case .own(let path):
            out += "<a href=\"".utf8
            out += HTMLEscape.attribute(path).utf8
        case .out(let url):
            out += "<a class=\"out\" rel=\"nofollow ugc noopener noreferrer\" href=\"".utf8
            out += HTMLEscape.attribute(policy.leaving(url)).utf8
        case .address, .refused: return
        }
        if !title.isEmpty {
            out += "\" title=\"".utf8
            HTMLEscape.append(title, to: &out)
        }
        out += "\">".utf8
    }

    /// The address to show in plain text: absolute, so that it works in a mail or feed; nil for a place on the same
    /// page.
    static func plain(_ target: LinkTarget, policy: LinkPolicy) -> String? {
        switch target {
        case .own(let path): path.hasPrefix("#") ? nil : policy.siteOrigin + path
        case .out(let url): url
        case .address, .refused: nil
        }
    }

    /// Writes a line of plain text, its bare addresses of the web as links.
    static func append(_ text: ArraySlice<UInt8>, policy: LinkPolicy, to out: inout [UInt8]) {
        var from = text.startIndex
        var at = from
        while at < text.endIndex {
            let letter = text[at] | 0x20
            guard letter == UInt8(ascii: "h") || letter == UInt8(ascii: "w"), let end = BareURL.end(in: text, at: at)
            else {
                at += 1
                continue
            }
            HTMLEscape.append(text[from..<at], to: &out)
            let target = LinkTarget(bare: at..<end, in: text, policy: policy)
            appendOpen(target, policy: policy, to: &out)
            HTMLEscape.append(text[at..<end], to: &out)
            if target != .refused && target != .address { out += "</a>".utf8 }
            at = end
            from = end
        }
        HTMLEscape.append(text[from...], to: &out)
    }
}
