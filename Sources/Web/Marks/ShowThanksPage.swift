import Features

/// Who thanked for a post, by name.
struct ShowThanksPage: Page {
    let template = Template.thanks
    let head: Head
    let words = ThanksWords()
    let title: String
    let thread: HTML
    let threadAddress: HTML
    let names: [Name]
    /// Those who are not named; nil where everybody is.
    let others: String?
    let isEmpty: Bool
    let postAddress: HTML

    struct Name: Sendable {
        let name: HTML
        let address: HTML
    }

    init(_ thanked: ThankedPost) {
        let place = thanked.place
        title = ThanksWords.title(place.position)
        head = Head(
            title: "\(title), \(place.discussion.title)", isHidden: true, place: .below(.boards), styles: [.help])
        thread = "\(place.discussion.title)"
        threadAddress = "\(Link.discussion(place.discussion))"
        names = thanked.names.map { Name(name: "\($0)", address: "\(Link.member($0))") }
        others = ThanksWords.others(max(0, thanked.count - names.count), beside: names.count)
        isEmpty = thanked.count == 0
        postAddress = "\(Link.post(place.id))"
    }
}

/// The line below a post that says who thanked for it: it leads to all of them.
enum ThanksLine {
    static func link(_ marks: PostMarks, on post: Post.ID) -> HTML? {
        PostWords.thanked(by: marks.names, of: marks.thanks).map { words -> HTML in
            "<a class=\"quiet\" rel=\"nofollow\" href=\"\(Link.thanks(post))\">\(words)</a>"
        }
    }
}
