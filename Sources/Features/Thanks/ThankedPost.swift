import Storage

/// Who thanked for a post: all who may be named, within bounds.
package struct ThankedPost: Sendable, Equatable {
    package let place: PostPlace
    /// Members who thanked for it, named or not.
    package let count: Int
    /// Names, of those first who are here longest.
    package let names: [String]

    /// Names that are read at most; of the rest there is a number.
    package static let most = 500
}

extension Marks {
    /// Who thanked for a post; nil where whoever asks may not read it.
    ///
    /// Guests see the names of grown-ups alone.
    package func thanked(_ post: Post.ID, for actor: Actor) async throws(ReadingError) -> ThankedPost? {
        try await reader.read(for: actor) { transaction, audiences -> ThankedPost? in
            guard try transaction.first(.markable(post, audiences)) != nil,
                let place = try transaction.first(.place(of: post, audiences))
            else { return nil }
            let counts = try transaction.all(.thanks(on: [post], audiences))
            return ThankedPost(
                place: place, count: counts.first?.count ?? 0,
                names: try transaction.all(.thanking(post, audiences, limit: ThankedPost.most)))
        }
    }
}
