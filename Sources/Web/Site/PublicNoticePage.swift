import Features

/// What public means, and what is kept of what is said, and for how long.
struct PublicNoticePage: Page {
    let template = Template.publicNotice
    let head: Head
    let words = SiteWords()
    /// What is kept, and for how long.
    let kept: [String]

    /// - Parameter rates: the numbers of the house as they are now.
    init(_ rates: Rates) {
        head = Head(title: "\(words.publicNotice)", path: Link.publicNotice, styles: [.prose, .help])
        kept = KeepingWords.sentences(rates)
    }
}
