import Storage

extension QuoteKeeper {
    /// Takes the words of a post, which are gone for good, out of what quotes it: posts, their former versions, and
    /// what others have not sent yet.
    ///
    /// Call it while the post's own source is still there, and it is known what it said: a line that others wrote into
    /// a quote of it stays where they wrote it. Without that source, or where it was edited and not every version was
    /// kept, whole quotes go. Nobody is shown these words from now on; where more quotes it than is read at once, they
    /// leave the rest of it soon, by `Discussions.wipeQuotes`.
    ///
    /// - Returns: the posts that quote it.
    @discardableResult
    func originalWiped(_ post: Post.ID) throws -> Set<Post.ID> {
        guard try transaction.first(.anyQuote(of: post)) != nil,
            let original = try transaction.all(.originals([post])).first
        else { return [] }
        try QuoteWipe(of: Wording(of: original, in: transaction), in: transaction).run()
        return try drawAgain(post, isVisible: false)
    }
}
