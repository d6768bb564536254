package import Features
import HTTPTypes
import Hummingbird

/// Makes pages: templates, addresses of style sheets and icons, and what is the same everywhere.
package struct Pages: Sendable {
    private let templates: Templates
    private let site: Site
    private let frame: SiteFrame
    private let constants: ConstantNames
    private let files: [String: String]
    private let clock: @Sendable () -> Moment

    /// `now` is the clock by which a date's year goes without saying, and a pinned thread's time is up.
    package init(
        templates: Templates, assets: AssetIndex, site: Site, now: @escaping @Sendable () -> Moment
    ) {
        self.templates = templates
        let names = Stylesheet.allCases.map(\.file) + Script.allCases.map(\.file)
        files = Dictionary(uniqueKeysWithValues: names.map { ($0, assets.address($0)) })
        self.site = site
        clock = now
        frame = SiteFrame(
            name: "\(site.name)", zone: "\(Dates.name(of: site.zone))", icons: assets.address("icons.svg"),
            favicon: assets.address("favicon.svg"), printStyle: assets.address(Stylesheet.print.file),
            bellScript: assets.address(Script.bell.file),
            join: site.joining.policy == .closed ? nil : Link.join)
        constants = ConstantNames([frame] + AllWords.values)
    }

    /// The clock's time.
    var now: Moment { clock() }

    /// When the year ends in the community's zone, and dates of this year are written with it.
    var yearEnd: Moment { Dates.yearEnd(after: now, in: site.zone) }

    /// The site's own address, without a slash at the end.
    var origin: String { site.origin }

    /// What writers of markup need, now, for whoever looks at it: guests, and members who have chosen no zone, see
    /// times in the community's.
    func kit(for visitor: Visitor) -> Kit {
        Kit(icons: frame.icons, dates: Dates(zone: visitor.preferences.zone ?? site.zone, now: now))
    }

    /// The community's own zone, in words.
    var zoneName: HTML { frame.zone }

    /// A whole page as an answer, in the frame of whoever looks at it.
    func page(_ page: some Page, status: HTTPResponse.Status = .ok, for visitor: Visitor) throws -> Response {
        guard let text = text(of: page, for: visitor) else {
            throw TemplateFault(description: "no template for \(type(of: page))")
        }
        return Self.response(text, status: status, type: "text/html; charset=utf-8")
    }

    /// The page that says what went wrong; plain text when not even that page can be made.
    ///
    /// - Parameter path: what was asked for: where people join, the frame of every page says less.
    func error(
        _ status: HTTPResponse.Status, at path: String = "", requestID: String, for visitor: Visitor
    ) -> Response {
        let page = ErrorPage(
            status: status, requestID: requestID, isBare: Link.isOfJoining(path), isOfWriting: Link.isOfWriting(path))
        guard let text = text(of: page, for: visitor) else {
            return Self.response("\(status.code) \(status.reasonPhrase)\n", status: status, type: "text/plain")
        }
        return Self.response(text, status: status, type: "text/html; charset=utf-8")
    }

    /// Bytes of a response's text.
    static func response(_ text: String, status: HTTPResponse.Status = .ok, type: String) -> Response {
        Response(
            status: status, headers: [.contentType: type],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    private func text<P: Page>(of page: P, for visitor: Visitor) -> String? {
        let head = page.head
        let styles = Stylesheet.everywhere + head.styles
        // Single keys are for members alone, who can turn them off (WCAG 2.1.4).
        let keys: [Script] = !visitor.isGuest && visitor.preferences.hasShortcuts ? [.keys] : []
        let framed = Frame(
            site: frame, visitor: VisitorFrame(visitor), title: head.title,
            canonical: head.path.map { "\(site.origin)\($0)" },
            isHidden: head.isHidden, card: SocialCard(head, origin: site.origin), feeds: head.feeds, data: head.data,
            nav: nav(at: head.place, for: visitor),
            styles: styles.compactMap { files[$0.file] },
            scripts: (head.scripts + keys).compactMap { files[$0.file] },
            page: page)
        return templates.render(TemplateNames(framed, constants), by: page.template)
    }

    private func nav(at place: Head.Place?, for visitor: Visitor) -> [NavEntry] {
        Head.Place.Entry.allCases.filter { isFor(visitor, $0) }.map { entry in
            let current = place?.entry == entry ? place?.isItself == true ? "page" : "true" : nil
            return switch entry {
            case .boards: NavEntry(name: frame.words.boards, address: Link.boards, current: current)
            case .latest: NavEntry(name: frame.words.latest, address: Link.latest, current: current)
            case .unread: NavEntry(name: frame.words.unreadThreads, address: Link.unread, current: current)
            case .queue:
                NavEntry(
                    name: frame.words.queue, address: Link.queue,
                    count: visitor.waiting.flatMap { $0 == 0 ? nil : ModerationWords.count($0) }, current: current)
            }
        }
    }

    private func isFor(_ visitor: Visitor, _ entry: Head.Place.Entry) -> Bool {
        switch entry {
        case .boards, .latest: true
        case .unread: visitor.keepsTrack
        case .queue: visitor.waiting != nil
        }
    }
}
