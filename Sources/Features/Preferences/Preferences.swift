package import Foundation
import Storage

/// How a member likes to see these pages.
package struct Preferences: Sendable, Equatable {
    package enum Theme: String, Sendable, CaseIterable, SQLBindable, SQLReadable {
        /// As their system is set.
        case system
        case light
        case dark
    }

    /// How discussions are shown that they open.
    package enum View: String, Sendable, CaseIterable, SQLBindable, SQLReadable {
        /// As each board shows them to everybody.
        case board
        case flat
        case tree
    }

    /// The zone in which they read times; nil for the community's.
    package var zone: TimeZone?
    package var theme: Theme
    /// What people wrote is set in the letters of everything else.
    package var postsInSans: Bool
    package var view: View
    /// They follow the discussions that they start or answer in.
    package var followsOwn: Bool
    /// Single keys do something on pages that have them.
    package var hasShortcuts: Bool

    package init(
        zone: TimeZone? = nil, theme: Theme = .system, postsInSans: Bool = false, view: View = .board,
        followsOwn: Bool = true, hasShortcuts: Bool = true
    ) {
        self.zone = zone
        self.theme = theme
        self.postsInSans = postsInSans
        self.view = view
        self.followsOwn = followsOwn
        self.hasShortcuts = hasShortcuts
    }

    /// The view in which their discussions open; nil where that is for the board to say.
    package var chosenView: Board.View? {
        switch view {
        case .board: nil
        case .flat: .flat
        case .tree: .tree
        }
    }
}

/// The zones that can be chosen, by their names in the IANA database.
package enum Zones {
    /// All but offsets and names that are kept for old programs, in alphabetical order.
    package static let names = TimeZone.knownTimeZoneIdentifiers.filter { isPlace($0) || $0 == "GMT" }.sorted()

    /// The zone of that name; nil for one that can't be chosen.
    package static func zone(named name: String) -> TimeZone? {
        known.contains(name) ? TimeZone(identifier: name) : nil
    }

    private static let known = Set(names)

    private static func isPlace(_ name: String) -> Bool {
        name.contains("/") && !name.hasPrefix("Etc/") && !name.hasPrefix("SystemV/")
    }
}
