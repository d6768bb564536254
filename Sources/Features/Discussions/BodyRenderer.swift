import Crypto
import Foundation
package import Prose

/// Renders bodies for this site: once, when they are written.
package struct BodyRenderer: Sendable {
    /// What stands beside each stored body: the renderer's version, the key that signs its links, and a hash of the
    /// address that tells our own links from those that leave.
    package let version: String
    private static let originBytes = 4
    private let links: LinkPolicy
    private let written: ProseRenderer
    private let archived: ProseRenderer

    package init(site: Site, keys: Keys) {
        let leaving = LeavingLinks(keys: keys)
        links = LinkPolicy(siteOrigin: site.origin, leaving: { leaving.path(to: $0) })
        written = ProseRenderer(links: links)
        archived = ProseRenderer(links: links, maskAddresses: [.mail, .markdown])
        let origin = Hex.text(Array(SHA256.hash(data: Data(site.origin.utf8))).prefix(Self.originBytes))
        version = "\(ProseRenderer.version)-\(keys.fingerprint)-\(origin)"
    }

    /// A short plain text as markup for the inside of a paragraph: what a member says of themselves.
    func markup(ofPlain text: String) -> String {
        PlainText.html(of: text, links: links)
    }

    /// Letters of a post's beginning that trees and lists show.
    private static let excerptLetters = 90

    /// A body as it is stored.
    ///
    /// What comes from an archive hides the addresses in it, in Markdown too: its authors are not here to take them
    /// out.
    package func body(of source: String, kind: SourceKind, isArchived: Bool) throws(ProseError) -> RenderedBody {
        let prose = try (isArchived ? archived : written).render(source, as: kind)
        return RenderedBody(
            kind: kind, source: source, html: prose.html, text: prose.text,
            excerpt: Excerpt.first(Self.excerptLetters, of: prose.text), renderer: version,
            mentions: prose.mentions)
    }

    /// A body of Markdown in which quotes are shown as is said of each; the source is kept as it came.
    func body(of source: String, _ cited: CitedSource, looks: [QuoteLook?]) throws(ProseError) -> RenderedBody {
        let prose = try written.render(cited, looks: looks)
        return RenderedBody(
            kind: .markdown, source: source, html: prose.html, text: prose.text,
            excerpt: Excerpt.first(Self.excerptLetters, of: prose.text), renderer: version,
            mentions: prose.mentions)
    }
}

/// A post's source with what was made of it.
package struct RenderedBody: Sendable, Equatable {
    package let kind: SourceKind
    package let source: String
    package let html: String
    package let text: String
    package let excerpt: String
    package let renderer: String
    /// The names that it calls, as `RenderedProse` has them; they are not stored.
    package let mentions: [String]
}
