import Features

/// What is said of a member's posts in the archive.
enum ArchiveWords {
    static let account = "My Account"
    static let title = "Your posts in the archive"

    static func found(_ found: ArchiveShare.Found) -> String {
        """
        \(count(found, isNow: false)) imported from a mailing list under your e-mail address. \(signed(found)).
        """
    }
    static let means = """
        You can make them yours. Everybody then sees that it was you: the name over each leads to your page, which \
        lists them, and they are found by your name here as well. The name that was printed stays. You can’t take that \
        back yourself.
        """
    static let suspended = "You are suspended. Until that ends nothing of the archive can become yours."
    static let claim = "Make them mine"
    static func yours(_ found: ArchiveShare.Found) -> String {
        "\(count(found, isNow: true)) yours. \(signed(found)), and the name leads to your page."
    }
    static let yourPage = "Your page"
    static func anothers(_ found: ArchiveShare.Found) -> String {
        """
        \(count(found, isNow: false)) imported from a mailing list under your e-mail address. Somebody who had it before \
        you has made that theirs. If it is not right, tell whoever runs this place.
        """
    }
    static let nothing = "Nothing in the archive was written from your address."
    static let noAddress = """
        What was written from your address before you came here can become yours. For that we have to know an address \
        of yours.
        """
    static let giveAddress = "Give an address"

    /// "12 older posts in 2 boards were".
    private static func count(_ found: ArchiveShare.Found, isNow: Bool) -> String {
        let most = Claims.countedPosts
        let posts = Plural(found.posts, "older post", "older posts")
        let number = found.posts > most ? "\(Plural.grouped(most))+" : posts.number
        let verb = isNow ? (found.posts == 1 ? "is" : "are") : found.posts == 1 ? "was" : "were"
        return "\(number) \(posts.noun) in \(Plural(found.boards, "board", "boards").words) \(verb)"
    }

    /// "They are signed Ada Okafor", the name set apart from the direction in which the sentence is written.
    private static func signed(_ found: ArchiveShare.Found) -> String {
        "\(found.posts == 1 ? "It is" : "They are") signed \u{2068}\(found.name)\u{2069}"
    }
}
