import Features

/// What the page of someone who writes says.
struct PersonWords: Sendable {
    let boards = "Boards"
    let posts = "Posts"
    let archive = "From the archive"
    let archiveMeans = """
        These posts came with the archive of a mailing list or news group. Their author has no account here, and no \
        address is shown.
        """
    let none = "No posts that you could read."
    let nothingFurther = "There is nothing further this way."
    let backToNewest = "Back to the newest posts"
    let feed = "Feed of these posts"
    let pages = "Pages"
    let newer = "Newer posts"
    let older = "Older posts"

    static func since(_ day: HTML, posts count: Int) -> HTML {
        "\(posts(count)) since \(day)"
    }

    static func posts(_ count: Int) -> String {
        let most = PersonPage.countedPosts
        return count > most ? "\(Plural.grouped(most))+ posts" : BoardWords.posts(count).words
    }
}
