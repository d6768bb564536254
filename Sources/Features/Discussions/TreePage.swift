package import Prose
import Storage

/// A discussion as a tree, with one post of it open beside: the news reader's two panes.
package struct TreePage: Sendable, Equatable {
    package let board: BoardLink
    package let category: String
    package let discussion: Discussion
    package let tree: PostTree
    package let article: Article
    /// The part of a very long discussion that the tree shows, from 1, and how many parts there are.
    package let part: Int
    package let partCount: Int
    /// What an answer below the open post is given to; nil where the reader may not read that.
    package var answerable: ReplyPlace?
    /// Who wrote the first post; nil where the reader may not read it.
    package var starter: Byline?
    /// One of the replies may be marked as the answer.
    package var takesAnswers = false

    /// Leaves one page of a tree shows; a longer discussion has parts.
    package static let leavesPerPart = 500

    /// The post that is open.
    package struct Article: Sendable, Equatable {
        package let post: Post
        /// The rendered body; nil where the reader sees a stub.
        package let html: String?
        package let subject: String
        /// Its number in the news group, where the board is one.
        package let number: Int?
        package let messageID: String
        package let answers: Leaf?
        package let previous: Leaf?
        package let next: Leaf?
        /// What the thread would be called with it, where that waits; for those who decide about it.
        package var waitingTitle: String?
    }

    /// A post as a line in the tree.
    package struct Leaf: Sendable, Equatable {
        package let id: Post.ID
        package let position: Int
        package let parent: Post.ID?
        package let name: String
        package let excerpt: String
        package let at: Moment
        package let state: Post.State
        package let stateBy: Post.StateBy?
        /// The member who wrote or claimed it; nil for others of an archive, and where the reader may not read it.
        package var member: Member.ID?
    }
}

/// What a post was written in, as its source page shows it.
package struct PostSource: Sendable, Equatable {
    package let place: PostPlace
    package let by: String
    package let kind: SourceKind
    /// The source as it came, with addresses in archived posts masked.
    package let source: String
    package let messageID: String
}
