/// What a post said at its times, newest first.
package struct VersionsPage: Sendable, Equatable {
    package let place: PostPlace
    /// Who wrote the post.
    package let by: Byline
    /// At most `Versions.most` of them.
    package let entries: [Entry]
    /// Older ones are there, and not shown.
    package let hasOlder: Bool
    /// Whether who asks may hide earlier versions.
    package let mayHide: Bool

    /// One version.
    package struct Entry: Sendable, Equatable {
        /// From 1, the oldest.
        package let number: Int
        /// When it was written.
        package let at: Moment
        /// Name of who wrote it.
        package let by: String
        /// The thread's title at that time, where this version changed it, or is the oldest and a later one did.
        package let title: String?
        /// Nil where it is hidden from who asks.
        package let source: String?
        package let isHidden: Bool
        /// It is what the post says now; that is never hidden.
        package let isCurrent: Bool
        /// What it changed in the version before it, the next one of the list.
        ///
        /// Empty for the oldest that is shown, and where either is hidden from who asks.
        package let changes: [DiffLine]
    }
}
