import Features

/// "My Account": links to what a member can see and change of it.
struct AccountPage: Page {
    let template = Template.account
    let head: Head
    let words = AccountWords()
    let name: HTML
    let profile: HTML
    let edit = Link.edit
    let preferences = Link.preferences
    let notices = Link.noticeSettings
    let age = Link.age
    /// Nil for whoever writes nothing yet.
    let drafts: String?
    /// Nil for whoever's reading is not kept.
    let following: String?
    let ignored: String?
    let bookmarks: String?
    /// Nil for whoever has nothing yet that others see.
    let archive: String?
    /// Nil for whoever invites nobody.
    let invitations: String?
    /// How many posts wait for whoever decides about some; nil for all others.
    let waiting: String?
    let queue = Link.queue
    let isStaff: Bool
    let address = Link.address
    let signIns = Link.signIns
    let password = Link.password
    let secondFactor = Link.secondFactor

    /// - Parameters:
    ///   - keepsTrack: what they read and write is kept for them.
    ///   - waiting: posts that they may decide about; nil for those who decide about none.
    init(_ member: SignedIn, mayClaim: Bool, mayInvite: Bool, keepsTrack: Bool = true, waiting: Int? = nil) {
        head = .ofForm(words.title)
        name = "\(member.name)"
        drafts = keepsTrack ? Link.drafts : nil
        following = keepsTrack ? Link.following : nil
        ignored = keepsTrack ? Link.ignored : nil
        bookmarks = keepsTrack ? Link.bookmarks : nil
        archive = mayClaim ? Link.archive : nil
        invitations = mayInvite ? Link.invitations : nil
        self.waiting = waiting.map(AccountWords.waiting)
        isStaff = mayInvite || waiting != nil
        profile = "\(Link.member(member.name))"
    }
}
