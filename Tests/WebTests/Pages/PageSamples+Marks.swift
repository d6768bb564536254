import TestSupport

@testable import Features
@testable import Web

extension PageSamples {
    /// The list of bookmarks, with neighbours and without anything in it.
    static func marks(_ pages: Pages) -> [Sample] {
        let kit = pages.kit(for: .guest)
        let cursor = ListCursor(.older, at: FixedClock.noon, id: 1)
        let bookmark = Bookmark(
            post: Post.ID(rawValue: 1), position: 1,
            discussion: DiscussionLink(id: Discussion.ID(rawValue: 1), slug: "a", title: "A & b"),
            board: BoardLink(id: Board.ID(rawValue: 1), slug: "guitars", name: "Guitars", groupName: nil), by: "ada",
            excerpt: "<Words>", keptAt: FixedClock.noon)
        let place = PostPlace(
            id: bookmark.post, discussion: bookmark.discussion, position: 1, at: FixedClock.noon, defaultView: .flat)
        return [
            framed(ShowThanksPage(ThankedPost(place: place, count: 3, names: ["ada", "be<n"]))),
            framed(ShowThanksPage(ThankedPost(place: place, count: 0, names: []))),
            framed(BookmarksPage(ListPage(rows: [bookmark], newer: cursor, older: cursor), at: cursor, kit: kit)),
            framed(BookmarksPage(ListPage(rows: [], newer: nil, older: nil), at: nil, kit: kit)),
            framed(BookmarksPage(ListPage(rows: [], newer: nil, older: nil), at: cursor, kit: kit)),
        ]
    }
}
