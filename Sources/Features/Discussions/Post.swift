package import Prose
import Storage

/// One message in a discussion; it has a Message-ID from birth.
package struct Post: Sendable, Equatable {
    package struct ID: RowID {
        package let rawValue: Int64
        package init(rawValue: Int64) { self.rawValue = rawValue }
    }

    /// Why a post stands under its parent.
    package enum ParentLink: String, Sendable, SQLBindable, SQLReadable {
        /// It was written as a reply here.
        case reply
        /// Its References or In-Reply-To name the parent.
        case reference
        /// Its subject alone says so.
        case subject
    }

    /// Where a post stands in its life.
    package enum State: String, Sendable, SQLBindable, SQLReadable {
        case visible
        case held
        case removed
    }

    /// Who removed or held it.
    package enum StateBy: String, Sendable, SQLBindable, SQLReadable {
        case author
        case moderator
        /// A rule held it. Where it is removed now, a moderator agreed, and nobody else has ever read it.
        case rule
    }

    package let id: ID
    package let discussion: Discussion.ID
    /// From 1, in order of time; never changes for a reader's link, which goes by id.
    package let position: Int
    package let parent: ID?
    package let by: Byline
    package let postedAt: Moment
    package let editedAt: Moment?
    package let state: State
    package let stateBy: StateBy?
    /// The public reason for a removal; nil where its author alone reads why.
    package let stateReason: String?
    package let stateAt: Moment?
}

/// Who wrote a post, as its page names them: never an address.
package struct Byline: Sendable, Equatable {
    /// Whose page the name links to.
    package enum Person: Sendable, Hashable {
        /// Their own name is another than the byline's where they have claimed what came with an archive.
        case member(Member.ID, name: String)
        case author(Author.ID, slug: String)
    }

    package let name: String
    package let person: Person
    /// What stands beside a member's name: "Larkhill bench".
    package let label: String?
    /// True for the shop's people and moderators.
    package let isStaff: Bool
}

extension SourceKind: SQLBindable, SQLReadable {}
