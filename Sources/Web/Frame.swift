import Features

/// What a template sees: the site, what the page says of itself, and the page.
struct Frame<P: Page>: Sendable {
    let site: SiteFrame
    /// Nil for a guest.
    ///
    /// Never part of `site`, which is looked into once for all readers.
    let visitor: VisitorFrame?
    let title: HTML
    /// The page's one address, absolute.
    let canonical: HTML?
    let isHidden: Bool
    /// What other sites show of a link to it; nil where there is nothing to be found.
    let card: SocialCard?
    let feeds: [FeedLink]
    /// What search engines are told, as JSON-LD.
    let data: HTML?
    let nav: [NavEntry]
    /// Addresses of style sheets and scripts.
    let styles: [String]
    let scripts: [String]
    let page: P
}

/// What is the same on every page.
struct SiteFrame: Sendable {
    let name: HTML
    /// The zone of all times, in words.
    let zone: HTML
    let icons: String
    let favicon: String
    let printStyle: String
    let bellScript: String
    /// Where people join; nil when nobody can.
    let join: String?
    let words = SiteWords()
    let links = HouseLinks()
}

/// Addresses of the house's own texts.
struct HouseLinks: Sendable {
    let boards = Link.boards
    let signIn = Link.signIn(to: nil)
    let help = Link.help
    let houseRules = Link.houseRules
    let publicNotice = Link.publicNotice
    let markdown = Link.markdown
    let keys = Link.keys
    let latest = Link.latest
    let search = Link.search
    let feed = Link.siteFeed
}

/// A link of the main navigation.
struct NavEntry: Sendable {
    let name: String
    let address: String
    /// How many wait there, for the list that shows it; nil for none.
    var count: String?
    /// `page` or `true` when this page is there (`aria-current`).
    let current: String?
}
