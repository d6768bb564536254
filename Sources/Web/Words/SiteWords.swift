/// What the frame of every page says, and the pages that belong to no feature.
struct SiteWords: Sendable {
    let skip = "Skip to content"
    let mainNavigation = "Main"
    let signIn = "Sign in"
    let join = "Join"
    let signOut = "Sign out"
    let myAccount = "My Account"
    let notices = "Notices"
    let unread = "unread"
    let boards = "Boards"
    let latest = "Latest"
    let unreadThreads = "Unread"
    let queue = "Queue"
    let waiting = "waiting"
    let search = "Search"
    let searchPosts = "Search posts"
    let crumbs = "Where you are"
    let stage = "A bandstand is a public stage."
    let stageMeans = "What is said here can be read by anyone, found by search engines and copied."
    let children = "Under 13s may use this site only with a parent’s express permission."
    let zone = "Times on these pages:"
    let help = "Help"
    let houseRules = "House rules"
    let publicNotice = "What public means"
    let whatIsKept = KeepingWords.title
    let markdown = "How to write"
    let keys = "Keys that save the mouse"
    let feed = "Feed"
    let notice = "Public."
    let noticeMeans = "Anyone can read these posts, now and later."
}

/// What the page before a link out says.
struct LeavingWords: Sendable {
    let title = "You are leaving"
    let leadsTo = "The link leads to"
    let address = "The whole address:"
    let other = "That site is not ours. It has its own rules about what it keeps of you; read its privacy statement."
    let proceed = "Go on to"
    let elsewhere = "This is on another site"
    let askFirst = "We show such addresses to you as text. If you want to see that page, ask a parent first."
    let stay = "To stay, go back with your browser, or go to the boards:"
    let boards = "All boards"
    let notOurs = "This link is not ours"
    let notOursMeans = """
        Links that lead away from here carry our mark, so that nobody can use this page to send you somewhere. \
        This one doesn’t, or it was changed on its way.
        """
}
