import Features

/// What the page says where a member chooses how they like to see these pages.
struct PreferencesWords: Sendable {
    let account = "My Account"
    let title = "Your Preferences"
    let letters = "Typeface"
    let sans = "Show posts in a sans-serif font"
    let following = "Following"
    let followOwn = "Follow the threads that I start or answer"
    let keyboard = "Keyboard"
    let shortcuts = "Single keys are shortcuts"
    let save = "Save"

    static let isChanged = "That is saved, for every browser in which you are signed in."
    static let zone = "Time zone"
    static let zoneHint = "The times on these pages, for you."
    static let communityZone = "As everybody here"
    static let theme = "Colours"
    static let view = "Threads"
    static let viewHint = "How they open. Each thread has links to the other view."
    static let unknown = "Choose a zone from the list."
    /// The group of the zone that is of no place.
    static let everywhere = "Everywhere"

    static func option(_ theme: Preferences.Theme) -> (value: String, label: String) {
        let label =
            switch theme {
            case .system: "Same as my device"
            case .light: "Light"
            case .dark: "Dark"
            }
        return (theme.rawValue, label)
    }

    static func option(_ view: Preferences.View) -> (value: String, label: String) {
        let label =
            switch view {
            case .board: "As each board shows them"
            case .flat: "Flat, one post below the other"
            case .tree: "As a tree, one post at a time"
            }
        return (view.rawValue, label)
    }

    /// "Buenos Aires (Argentina)", for `America/Argentina/Buenos_Aires`.
    static func place(_ zone: String) -> String {
        guard zone != "GMT" else { return "UTC" }
        let parts = zone.split(separator: "/").dropFirst().map { String($0).replacing("_", with: " ") }
        guard let place = parts.last else { return zone }
        return parts.count > 1 ? "\(place) (\(parts.dropLast().joined(separator: ", ")))" : place
    }
}
