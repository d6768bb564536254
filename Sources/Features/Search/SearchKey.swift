/// A post's key in the search index: the second it was posted in, then its id, so that larger keys are newer posts.
enum SearchKey {
    /// Bits that hold the id: a billion posts.
    private static let idBits: Int64 = 30
    /// What takes the id out of a key, in a statement as in Swift.
    static let idMask: Int64 = (1 << idBits) - 1
    /// Seconds that fit, before and after 1970: some 270 years.
    private static let seconds: ClosedRange<Int64> = -(1 << 33)...((1 << 33) - 1)

    static func of(_ post: Post.ID, at moment: Moment) -> Int64 {
        start(of: moment) | (post.rawValue & idMask)
    }

    static func post(_ key: Int64) -> Post.ID {
        Post.ID(rawValue: key & idMask)
    }

    /// The least key of a post of this second.
    static func start(of moment: Moment) -> Int64 {
        let second = Int64((Double(moment.rawValue) / 1000).rounded(.down))
        return min(max(second, seconds.lowerBound), seconds.upperBound) << idBits
    }
}
