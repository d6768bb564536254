import Features

/// What a post was written as.
struct ShowSourcePage: Page {
    let template = Template.source
    let head: Head
    let words = SourceWords()
    let title: String
    let thread: HTML
    let threadAddress: HTML
    let by: HTML
    let source: HTML
    let plainAddress: HTML
    let postAddress: HTML

    init(_ source: PostSource, kit: Kit) {
        let place = source.place
        title = SourceWords.title(place.position)
        head = Head(
            title: "\(title), \(place.discussion.title)", isHidden: true, place: .below(.boards), styles: [.posts])
        thread = "\(place.discussion.title)"
        threadAddress = "\(Link.discussion(place.discussion))"
        by = SourceWords.by(source.by, at: kit.dates.element(place.at, kit.dates.time(place.at)))
        self.source = "\(source.source)"
        plainAddress = "\(Link.source(place.id))?plain=1"
        postAddress = "\(Link.post(place.id))"
    }
}
