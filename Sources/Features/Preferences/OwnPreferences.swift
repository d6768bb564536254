import Foundation
import Storage

/// A member's own preferences: what they are stands in their session.
package struct OwnPreferences: Sendable {
    let store: any Store
    let authorizer: Authorizer
    let surroundings: Surroundings

    /// Keeps what the member who asks has chosen; it holds from their next request on, in every browser.
    package func choose(_ preferences: Preferences, by actor: Actor) async throws(AccountError) {
        guard authorizer.allows(actor, .ownAccount), let member = actor.member else { throw .notAllowed }
        _ = try await store.writing(surroundings.logger, as: AccountError.self) {
            try $0.run(.prefer(preferences, by: member.id))
        }
    }
}

/// A row of preferences as it is read beside a member's; without one, what holds for everybody.
extension Preferences {
    init(row: inout SQLRow) throws {
        let (zone, theme): (String?, Theme?) = (try row.next(), try row.next())
        let (isSans, view): (Bool?, View?) = (try row.next(), try row.next())
        let (followsOwn, hasShortcuts): (Bool?, Bool?) = (try row.next(), try row.next())
        self.init(
            zone: zone.flatMap(TimeZone.init(identifier:)), theme: theme ?? .system, postsInSans: isSans ?? false,
            view: view ?? .board, followsOwn: followsOwn ?? true, hasShortcuts: hasShortcuts ?? true)
    }

    /// What `init(row:)` reads, in its order.
    static let columns: SQLText = "f.zone, f.theme, f.posts_in_sans, f.view, f.follows_own, f.has_shortcuts"
}

extension SQLText {
    fileprivate static func prefer(_ preferences: Preferences, by member: Member.ID) -> SQLText {
        """
        INSERT INTO preference (member, zone, theme, posts_in_sans, view, follows_own, has_shortcuts)
        VALUES (\(member), \(preferences.zone?.identifier), \(preferences.theme), \(preferences.postsInSans),
            \(preferences.view), \(preferences.followsOwn), \(preferences.hasShortcuts))
        ON CONFLICT (member) DO UPDATE SET zone = excluded.zone, theme = excluded.theme,
            posts_in_sans = excluded.posts_in_sans, view = excluded.view, follows_own = excluded.follows_own,
            has_shortcuts = excluded.has_shortcuts
        """
    }
}
