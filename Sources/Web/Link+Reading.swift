import Features

extension Link {
    static let unread = "/unread"
    /// Where the button goes that takes all as read.
    static let read = "/read"
    static let following = "/account/following"
    static let ignored = "/account/ignored"

    /// The id of the line before the first new post on a flat page.
    static let newLine = "new"

    /// Where somebody's reading of a thread goes on, who likes a view, or leaves it to the board.
    static func reading(_ mark: UnreadMark, in liked: Board.View?) -> String {
        let place = mark.place
        guard mark.firstNew != nil, (liked ?? place.defaultView) == .flat else { return self.place(place, in: liked) }
        return "\(flat(place.discussion, page: place.page, standard: .flat))#\(newLine)"
    }

    /// Where the buttons go by which a thread is followed or muted.
    static func follow(_ id: Discussion.ID) -> String { "/d/\(id)/follow" }

    static func follow(board slug: String) -> String { "\(board(slug))/follow" }

    /// Where the button goes that folds a member's posts away, or shows them again.
    static func ignore(_ name: String) -> String { "\(member(name))/ignore" }

    /// The same button on the page that lists what was chosen: it leads back there.
    static func fromList(_ address: String) -> String { "\(address)?from=list" }
}
