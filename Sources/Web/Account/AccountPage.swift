import Features

/// "My Account": links to what a member can see and change of it.
struct AccountPage: Page {
    let template = Template.account
    let head: Head
    let words = AccountWords()
    let name: HTML
    let profile: HTML
    let signIns = Link.signIns
    let password = Link.password
    let secondFactor = Link.secondFactor

    init(_ member: SignedIn) {
        head = .ofForm(words.title)
        name = "\(member.name)"
        profile = "\(Link.member(member.name))"
    }
}
