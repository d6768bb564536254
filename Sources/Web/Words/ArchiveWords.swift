import Features

/// What is said of a member's posts in the archive.
enum ArchiveWords {
    static let account = "My Account"
    static let title = "Your posts in the archive"

    static func found(_ found: ArchiveShare.Found) -> String {
        "\(count(found)) came with an archive under your address. They bear the name \(found.name)."
    }
    static let means = """
        You can make them yours. Everybody then sees that it was you: the name over each leads to your page, which \
        lists them, and they are found by your name here as well. The name that was printed stays. You can’t take that \
        back yourself.
        """
    static let suspended = "You are suspended. Until that ends nothing of the archive can become yours."
    static let claim = "Make them mine"
    static func yours(_ found: ArchiveShare.Found) -> String {
        "\(count(found)) of the archive are yours. They bear the name \(found.name), and lead to your page."
    }
    static let yourPage = "Your page"
    static func anothers(_ found: ArchiveShare.Found) -> String {
        """
        \(count(found)) came with an archive under your address. Somebody who had it before you has made them theirs. If \
        that is not right, tell whoever runs this place.
        """
    }
    static let nothing = "Nothing in the archive was written from your address."
    static let noAddress = """
        What was written from your address before you came here can become yours. For that we have to know an address \
        of yours.
        """
    static let giveAddress = "Give an address"

    /// "12 posts in 2 boards".
    private static func count(_ found: ArchiveShare.Found) -> String {
        let most = Claims.countedPosts
        let posts = found.posts > most ? "\(Plural.grouped(most))+ posts" : BoardWords.posts(found.posts).words
        return "\(posts) in \(Plural(found.boards, "board", "boards").words)"
    }
}
