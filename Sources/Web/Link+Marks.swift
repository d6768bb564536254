import Features

extension Link {
    static let bookmarks = "/account/bookmarks"

    /// Where the button goes that thanks for a post, or takes it back; who thanked is to be read there.
    static func thanks(_ post: Post.ID) -> String { "/p/\(post)/thanks" }

    /// Where the button goes that keeps a post's place, or lets go of it.
    static func bookmark(_ post: Post.ID) -> String { "/p/\(post)/bookmark" }

    /// Where the button goes that marks a post as the answer, or takes the mark off.
    static func answer(_ post: Post.ID) -> String { "/p/\(post)/answer" }
}
