import Storage

/// A place for discussions; with a group name it is a news group too.
///
/// On pages: a board, a forum.
package struct Board: Sendable, Equatable {
    package struct ID: RowID {
        package let rawValue: Int64
        package init(rawValue: Int64) { self.rawValue = rawValue }
    }

    /// How discussions are shown to a reader who has not chosen.
    package enum View: String, Sendable, SQLBindable, SQLReadable {
        case flat
        case tree
    }

    package let id: ID
    /// Its place in addresses: `/b/{slug}`.
    package let slug: String
    package let name: String
    /// One sentence.
    package let description: String
    /// The news group's name (`store.guitars.repair`), where it is one.
    package let groupName: String?
    package let defaultView: View
    package let audience: Audience
    /// Discussions in it.
    package let discussionCount: Int
    /// Posts that readers see.
    package let postCount: Int
    /// Its threads are questions: one of the replies may be marked as the answer.
    package let takesAnswers: Bool
}

extension Audience: SQLBindable, SQLReadable {}

/// A heading under which boards stand.
package struct Category: Sendable, Equatable {
    package struct ID: RowID {
        package let rawValue: Int64
        package init(rawValue: Int64) { self.rawValue = rawValue }
    }

    package let id: ID
    package let name: String
}

/// What it takes to open a board.
package struct BoardDraft: Sendable {
    package var slug: String
    package var name: String
    package var description: String
    package var category: String
    package var groupName: String?
    package var defaultView: Board.View
    package var audience: Audience
    package var takesAnswers: Bool

    package init(
        slug: String, name: String, description: String, category: String, groupName: String? = nil,
        defaultView: Board.View = .flat, audience: Audience = .everyone, takesAnswers: Bool = false
    ) {
        self.slug = slug
        self.name = name
        self.description = description
        self.category = category
        self.groupName = groupName
        self.defaultView = defaultView
        self.audience = audience
        self.takesAnswers = takesAnswers
    }
}
