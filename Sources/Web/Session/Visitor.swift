import Features

/// Who looks at a page, as far as its frame shows it.
enum Visitor: Sendable, Equatable {
    case guest
    case member(VisitingMember)

    var isGuest: Bool { self == .guest }

    /// Proves that what is sent from a page was sent by this member; a guest has none.
    var token: String {
        guard case .member(let member) = self else { return "" }
        return member.token
    }

    /// How they like to see these pages; a guest has nothing to say.
    var preferences: Preferences {
        guard case .member(let member) = self else { return Preferences() }
        return member.preferences
    }

    /// The session that the request came in.
    var session: SessionSecret? {
        guard case .member(let member) = self else { return nil }
        return member.session
    }

    /// The sign-in that this session is part of.
    var signIn: SignIn.ID? {
        guard case .member(let member) = self else { return nil }
        return member.signIn
    }

    /// What they read and follow is kept: a guest's is not, nor that of somebody who has yet to confirm.
    var keepsTrack: Bool {
        guard case .member(let member) = self else { return false }
        return member.keepsTrack
    }

    /// How many posts wait for them to decide; nil for whoever decides about none.
    var waiting: Int? {
        guard case .member(let member) = self else { return nil }
        return member.waiting
    }

    /// The name of the member who asks.
    var name: String? {
        guard case .member(let member) = self else { return nil }
        return member.name
    }
}

/// A member, in the session of one request.
struct VisitingMember: Sendable, Equatable {
    let name: String
    let session: SessionSecret
    let signIn: SignIn.ID
    /// Proves that what is sent from this page was sent by this member.
    let token: String
    var preferences = Preferences()
    /// How many notices they have not read; nil for whoever is told nothing.
    var unread: Int?
    /// How many posts wait for them to decide; nil for whoever decides about none.
    var waiting: Int?

    /// What they read and follow is kept for them.
    var keepsTrack: Bool { unread != nil }
}

/// What the frame shows of a member; of a guest it shows nothing, so that all guests get the same page.
struct VisitorFrame: Sendable {
    let name: HTML
    let token: String
    /// The zone of the times that they see, in words; nil for the community's.
    let zone: HTML?
    /// What they chose; nil where their system does.
    let theme: String?
    let isSans: Bool
    /// Nil for whoever is told nothing.
    let bell: Bell?
    let account = Link.account
    let signOut = Link.signOut

    init?(_ visitor: Visitor) {
        guard case .member(let member) = visitor else { return nil }
        name = "\(member.name)"
        token = member.token
        zone = member.preferences.zone.map { "\(Dates.name(of: $0))" }
        theme = member.preferences.theme == .system ? nil : member.preferences.theme.rawValue
        isSans = member.preferences.postsInSans
        bell = member.unread.map(Bell.init)
    }

    /// How many notices wait, where all pages show it.
    struct Bell: Sendable {
        let address = Link.notices
        let stream = Link.noticeStream
        /// What stands beside the bell; nil for none.
        let count: String?

        init(_ unread: Int) {
            count = unread == 0 ? nil : unread < Notice.mostCounted ? "\(unread)" : "\(Notice.mostCounted - 1)+"
        }
    }
}
