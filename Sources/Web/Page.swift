/// One page: what its template may see, already put into words.
///
/// Templates see stored properties only.
protocol Page: Sendable {
    var template: Template { get }
    var head: Head { get }
}

/// The templates that pages are made from, by name: the path below Templates, without the ending.
enum Template: String, Sendable, CaseIterable {
    case boardIndex = "boards/index"
    case board = "boards/show"
    case latest = "boards/latest"
    case discussion = "discussions/show"
    case tree = "discussions/tree"
    case unread = "reading/unread"
    case following = "reading/following"
    case ignored = "reading/ignored"
    case source = "discussions/source"
    case person = "members/show"
    case search = "search/show"
    case age = "join/age"
    case register = "join/register"
    case confirm = "join/confirm"
    case joinMessage = "join/message"
    case joinError = "join/error"
    case form = "shared/form"
    case message = "shared/message"
    case signIn = "sign-in/show"
    case signInLink = "sign-in/link"
    case account = "account/show"
    case edit = "account/edit"
    case preferences = "account/preferences"
    case signIns = "account/sign-ins"
    case secondFactor = "account/second-factor"
    case invitations = "admin/invitations"
    case queue = "moderation/queue"
    case report = "moderation/report"
    case decision = "moderation/decision"
    case keptForm = "moderation/kept"
    case recoveryCodes = "account/codes"
    case devMailList = "site/dev-mail-list"
    case devMail = "site/dev-mail"
    case notices = "notices/show"
    case noticeSettings = "notices/settings"
    case bookmarks = "marks/bookmarks"
    case thanks = "marks/thanks"
    case leaving = "site/leaving"
    case help = "help/index"
    case houseRules = "help/house-rules"
    case publicNotice = "help/public"
    case markdown = "help/markdown"
    case keys = "help/keys"
    case compose = "compose/show"
    case keptText = "compose/kept"
    case held = "compose/held"
    case versions = "compose/versions"
    case drafts = "compose/drafts"
    case error = "site/error"
}

/// What a page says about itself outside its own text.
struct Head: Sendable {
    /// What stands in the browser's tab, before the site's name.
    let title: HTML
    /// The one address of this page, without origin; nil for a page that is not to be found.
    var path: String?
    /// True for pages that search engines leave out.
    var isHidden = false
    /// The entry of the main navigation that leads here.
    var place: Place?
    var styles: [Stylesheet] = []
    var scripts: [Script] = []
    /// What the page is, its own title where the tab's says more, and a sentence of it, where a link to it is shown
    /// elsewhere.
    var kind = SocialCard.Kind.website
    var headline: HTML?
    var summary: String?
    /// Feeds of what the page shows.
    var feeds: [FeedLink] = []
    /// What search engines are told, as JSON-LD.
    var data: HTML?

    /// An entry of the main navigation: this page itself, or where it belongs.
    struct Place: Sendable, Equatable {
        enum Entry: String, Sendable, CaseIterable {
            case boards
            case latest
            /// For members alone.
            case unread
            /// For those who decide about posts.
            case queue
        }

        let entry: Entry
        let isItself: Bool

        static func at(_ entry: Entry) -> Place { Place(entry: entry, isItself: true) }
        static func below(_ entry: Entry) -> Place { Place(entry: entry, isItself: false) }
    }
}

/// The style sheets, in the order in which pages name them.
enum Stylesheet: String, Sendable, CaseIterable {
    case base, tokens, layout, parts
    case lists, prose, posts, tree, search, help, forms, compose, moderation
    case print

    /// What every page needs; the others are named by the pages that need them.
    static let everywhere: [Stylesheet] = [.base, .tokens, .layout, .parts]

    var file: String { "css/\(rawValue).css" }
}

/// Scripts that make a page more comfortable; every page works without.
enum Script: String, Sendable, CaseIterable {
    case bell, tree, compose, keys

    var file: String { "js/\(rawValue).js" }
}
