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
    let age = Link.age
    /// Nil for whoever has nothing yet that others see.
    let archive: String?
    /// Nil for whoever invites nobody.
    let invitations: String?
    let address = Link.address
    let signIns = Link.signIns
    let password = Link.password
    let secondFactor = Link.secondFactor

    init(_ member: SignedIn, mayClaim: Bool, mayInvite: Bool) {
        head = .ofForm(words.title)
        name = "\(member.name)"
        archive = mayClaim ? Link.archive : nil
        invitations = mayInvite ? Link.invitations : nil
        profile = "\(Link.member(member.name))"
    }
}
