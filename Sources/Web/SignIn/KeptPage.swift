/// Says why somebody is not signed in whose browser did not keep the cookie.
struct KeptPage: Page {
    let template = Template.kept
    let head: Head
    let words = KeptWords()

    init() {
        head = Head(title: "\(words.title)", isHidden: true, styles: [.help, .forms])
    }
}
