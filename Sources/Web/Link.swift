package import Features
import Foundation

/// Addresses of our pages, as they stand in links.
///
/// What is not ASCII is percent-encoded here and nowhere else.
package enum Link {
    static let boards = "/"
    static let latest = "/latest"
    static let help = "/help"
    static let houseRules = "/help/house-rules"
    static let publicNotice = "/help/public"
    static let markdown = "/help/markdown"

    static let join = "/join"
    static let joinNext = "/join/next"
    /// Where the answer to the age screen leads, so that it shows whether the browser kept its cookie.
    static let joinAsked = "/join/next?asked=yes"
    static let joinSent = "/join/sent"

    /// Whether a path is one of those on which people join, or answer the age screen.
    static func isOfJoining(_ path: String) -> Bool {
        path == join || path == age || path.hasPrefix("\(join)/") || path.hasPrefix("/confirm/")
    }

    /// Where somebody who was invited begins.
    package static func join(invitedBy token: Secret) -> String {
        "/join?invite=\(token.text)"
    }

    static let invitations = "/admin/invitations"

    static func revoke(_ id: Invitation.ID) -> String {
        "/admin/invitations/\(id)/revoke"
    }

    /// Where the link leads that confirms a registration.
    static func confirm(by secret: Secret) -> String {
        "/confirm/\(secret.text)"
    }

    static let account = "/account"
    static let age = "/account/age"
    static let signIns = "/account/sign-ins"
    static let endSignIns = "/account/sign-ins/end-all"
    static let signOut = "/sign-out"
    static let password = "/account/password"
    static let passwordChanged = "/account/password?after=change"
    static let secondFactor = "/account/second-factor"
    static let beginSecondFactor = "/account/second-factor/begin"
    static let removeSecondFactor = "/account/second-factor/remove"
    static let recoveryCodes = "/account/second-factor/codes"

    static let stepUp = "/account/step-up"

    /// Where people show that it is them, and from there to where they wanted to go.
    static func stepUp(to path: String) -> String {
        leading(stepUp, to: path)
    }

    /// Where people sign in, and from there to where they wanted to go.
    static func signIn(to path: String?) -> String {
        leading("/sign-in", to: path)
    }

    /// An address with where to go on to from there, unless that makes it longer than any that is answered.
    private static func leading(_ address: String, to path: String?) -> String {
        guard let path else { return address }
        let whole = "\(address)?to=\(segment(path))"
        return whole.utf8.count <= RequestTarget.maximumBytes ? whole : address
    }

    /// Where a link leads that signs somebody in.
    package static func signIn(by secret: Secret) -> String {
        "/sign-in/link/\(secret.text)"
    }

    /// Where a link leads that sets a new password.
    static func reset(by secret: Secret) -> String {
        "/sign-in/reset/\(secret.text)"
    }

    static let archive = "/account/archive"
    static let edit = "/account/edit"
    static let edited = "/account/edit?after=change"
    static let preferences = "/account/preferences"
    static let preferencesChosen = "/account/preferences?after=change"
    static let address = "/account/address"
    static let addressSent = "/account/address?after=sent"

    /// Where the link leads by which a member takes a new address.
    static func confirmAddress(by secret: Secret) -> String {
        "/account/address/confirm/\(secret.text)"
    }

    /// Where the link leads that takes a change of address back.
    static func undoAddress(by secret: Secret) -> String {
        "/account/address/undo/\(secret.text)"
    }

    static let code = "/sign-in/code"
    static let forgotten = "/sign-in/forgotten"
    static let forgottenSent = "/sign-in/forgotten/sent"
    static let signInAfterReset = "/sign-in?after=reset"

    /// Where a sign-in finds out whether the browser kept its cookie.
    static func kept(to path: String?) -> String {
        leading("/sign-in/kept", to: path)
    }

    static func endSignIn(_ id: SignIn.ID) -> String {
        "/account/sign-ins/\(id)/end"
    }

    static func member(_ name: String) -> String {
        "/m/\(segment(name))"
    }

    static func board(_ slug: String) -> String {
        "/b/\(segment(slug))"
    }

    /// One of a board's lists; that of all threads is the board's own page.
    static func board(_ slug: String, showing list: BoardList) -> String {
        list == .latest ? board(slug) : "\(board(slug))?show=\(list.rawValue)"
    }

    /// A list, from the row of a cursor on.
    static func list(_ path: String, at cursor: ListCursor) -> String {
        let name = cursor.direction == .older ? "before" : "after"
        return "\(path)\(path.contains("?") ? "&" : "?")\(name)=\(cursor.at.rawValue)-\(cursor.id)"
    }

    /// A discussion, shown the way its board does, or its reader likes.
    static func discussion(_ link: DiscussionLink) -> String {
        "/d/\(link.id)-\(segment(link.slug))"
    }

    /// A flat page of a discussion, for a reader who sees as `standard` what asks for no view.
    static func flat(_ link: DiscussionLink, page: Int = 1, standard: Board.View) -> String {
        let view = standard == .flat ? nil : "view=flat"
        let page = page > 1 ? "page=\(page)" : nil
        let query = [view, page].compactMap(\.self).joined(separator: "&")
        return query.isEmpty ? discussion(link) : "\(discussion(link))?\(query)"
    }

    /// The id that the open article has on the page of a tree.
    static let article = "art"

    /// The tree of a discussion, with a post open in it, or a part of a very long one.
    static func tree(_ link: DiscussionLink, post: Post.ID? = nil, part: Int? = nil) -> String {
        discussion(link) + tree(post: post, part: part)
    }

    /// The same from another page of that discussion: a tree of hundreds of lines need not repeat the path.
    ///
    /// A link to a post lands on its article, which stands below the tree on narrow screens.
    static func tree(post: Post.ID?, part: Int? = nil) -> String {
        let place = post.map { _ in "#\(article)" } ?? ""
        let post = post.map { "&post=\($0)" } ?? ""
        let part = part.map { "&part=\($0)" } ?? ""
        return "?view=tree\(post)\(part)\(place)"
    }

    /// A post, for good.
    static func post(_ id: Post.ID) -> String {
        "/p/\(id)"
    }

    /// Where a post stands now, for a reader who likes a view, or leaves it to the board.
    static func place(_ place: PostPlace, in liked: Board.View?) -> String {
        switch liked ?? place.defaultView {
        case .flat: "\(flat(place.discussion, page: place.page, standard: .flat))#\(anchor(place.id))"
        case .tree: tree(place.discussion, post: place.id)
        }
    }

    /// The id that a post has on its page.
    static func anchor(_ id: Post.ID) -> String {
        "p\(id)"
    }

    static func source(_ id: Post.ID) -> String {
        "/p/\(id)/source"
    }

    /// The page of someone who writes.
    static func person(_ by: Byline) -> String {
        switch by.person {
        case .member(_, let name): member(name)
        case .author(let id, let slug): "/a/\(id)-\(segment(slug))"
        }
    }

    /// RFC 3986 section 2.3.
    private static let unreserved = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")

    static func segment(_ text: String) -> String {
        text.utf8.allSatisfy(isPlain) ? text : text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
    }

    /// Nearly all slugs and names are made of these alone.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
        default: false
        }
    }
}
