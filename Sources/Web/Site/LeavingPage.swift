import Features
import Foundation

/// The page between here and another site: where a link really leads.
struct LeavingPage: Page {
    let template = Template.leaving
    let head: Head
    let words = LeavingWords()
    /// The address as it is in the link; nil when the link is not ours.
    let address: HTML?
    /// The host in ASCII, so that letters that only look like others show.
    let host: HTML
    /// The address is a link here; to children it is shown as text.
    let isLink: Bool

    init(to url: String, host: String, isLink: Bool) {
        head = Head(title: isLink ? "\(words.title)" : "\(words.elsewhere)", isHidden: true, styles: [.help])
        address = "\(url)"
        self.host = "\(host)"
        self.isLink = isLink
    }

    /// What is shown instead when a link is not ours.
    private init() {
        head = Head(title: "\(words.notOurs)", isHidden: true, styles: [.help])
        address = nil
        host = ""
        isLink = false
    }

    static let notOurs = LeavingPage()
}

/// The host of an address, as browsers look it up.
enum WebHost {
    /// Nil when the address is no `http` or `https` URL with a host that all browsers read alike.
    static func ascii(of url: String) -> String? {
        guard let parts = URLComponents(string: url), ["http", "https"].contains(parts.scheme?.lowercased()),
            let host = parts.host, !host.isEmpty, (1...Int(UInt16.max)).contains(parts.port ?? 1)
        else { return nil }
        // A host that came percent-encoded is decoded by now; set anew, it is put into Punycode (RFC 3492).
        var plain = URLComponents()
        plain.scheme = "https"
        plain.host = host
        let ascii = (plain.encodedHost ?? host).lowercased()
        return LeavingLinks.mayLead(toHost: ascii) ? ascii : nil
    }
}
