/// What the list of bookmarks says, and what is said of marks that could not be made.
struct BookmarkWords: Sendable {
    let account = "My Account"
    let title = "Bookmarks"
    let lead = "Posts that you keep. Nobody else sees this list."
    let none = "Nothing is here yet. “Bookmark” under a post puts it here."
    let latest = "Latest posts"
    let nothingFurther = "There is nothing further this way."
    let backToNewest = "Back to the newest bookmarks"
    let take = "Take off the list"
    let pages = "Pages"
    let newer = "Newer bookmarks"
    let older = "Older bookmarks"

    static let notDone = "That was not done"
    static let backToPost = "Back to the post"

    static func kept(_ day: HTML) -> HTML { "kept \(day)" }
}
