import Features

/// What a community should be after what was done in it, worked out by the rules and not by its database.
struct TownModel: Sendable {
    /// Where a post is in its life.
    enum State: Sendable, Equatable {
        case visible
        /// A moderator has to look at it; where it is new, nobody could read it until now.
        case held(isNew: Bool)
        case removed(at: Moment, byAuthor: Bool)
        /// No word of it is left.
        case wiped
    }

    /// A post as readers should find it.
    struct Written: Sendable {
        let id: Post.ID
        let discussion: Discussion.ID
        /// Nil for a letter of an archive.
        let author: Member.ID?
        var at: Moment
        /// A word that stands in no other post but those that quote it.
        var word: String
        var quote: Quote?
        var state: State
        /// When it was edited last, where that left a mark.
        var editedAt: Moment?
        /// When a moderator looked at it last and let it stand.
        var letStandAt: Moment?
        /// The same where they looked at it because it may be a child's, and whether it ever waited for that.
        var urgentlyLetStandAt: Moment?
        var wasUrgent = false
        /// Its thread has another title since: whatever its author changes from then on leaves a mark.
        var isMarked = false
        /// It was taken down before anybody could read it.
        var isUnseen = false
        /// What its author has put in its place, and a moderator has yet to look at.
        var edit: Edit?

        var isVisible: Bool { state == .visible }
        var isHeld: Bool { if case .held = state { true } else { false } }
    }

    /// Other words for a post.
    struct Edit: Sendable {
        let word: String
        /// What its thread is to be called; nil where that stays.
        var title: String?
    }

    struct Quote: Sendable {
        let original: Post.ID
        /// What the original said when it was quoted.
        let word: String
    }

    struct Thread: Sendable {
        let board: Board.ID
        /// Nil where an archive began it.
        let starter: Member.ID?
        var title: String
        /// A moderator gave it that title: it is no words of the first post.
        var isRetitled = false
        /// What it was called, while the post is not to be read that gave it this title.
        var takenTitle: String?
        /// In order of time.
        var posts: [Post.ID] = []
    }

    /// A post that a moderator has to look at.
    struct Waiting: Sendable {
        let post: Post.ID
        let since: Moment
        /// A rule kept it back; else it was reported alone.
        var isHeld: Bool
        var isUrgent: Bool
        var reports = 0
        /// Members among those who reported it, and whether for the gravest reason.
        var reporters: [Member.ID: Bool] = [:]
    }

    struct Reader: Hashable {
        let member: Member.ID
        let discussion: Discussion.ID
    }

    struct Shelf: Hashable {
        let member: Member.ID
        let board: Board.ID
    }

    struct Ignoring: Equatable {
        let member: Member.ID
        let other: Member.ID
    }

    /// The numbers that the house has where it has not set any.
    static let rates = Rates()

    /// Those who moderate.
    let staff: Set<Member.ID>
    var posts: [Post.ID: Written] = [:]
    var threads: [Discussion.ID: Thread] = [:]
    /// Everything that was written, in the order in which it came.
    var order: [Post.ID] = []
    /// Threads in the order in which they came.
    var discussions: [Discussion.ID] = []
    /// What a moderator has to look at, longest first.
    var waiting: [Waiting] = []
    /// The last post that a member saw.
    var marks: [Reader: Post.ID] = [:]
    /// When each thread is muted no more that a member has muted.
    var muted: [Reader: Moment] = [:]
    var ignored: [Ignoring] = []
    var floors: [Member.ID: Moment] = [:]
    var boardFloors: [Shelf: Moment] = [:]

    init(staff: Set<Member.ID>) {
        self.staff = staff
    }
}
