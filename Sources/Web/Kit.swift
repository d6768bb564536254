/// What every writer of markup needs: the drawings' address, and dates in the reader's zone.
struct Kit: Sendable {
    /// The address of the sprite that holds all icons.
    let icons: String
    let dates: Dates

    /// An icon; the word that it goes with stands beside it.
    func icon(_ icon: Icon) -> HTML {
        "<svg class=\"i\" aria-hidden=\"true\"><use href=\"\(icons)#i-\(icon.rawValue)\"/></svg>"
    }
}

/// The drawings that Swift puts on pages, by their names in the sprite.
enum Icon: String, Sendable, CaseIterable {
    case bunting
    case check
    case hold
    case bell
    case left
    case lock
    case more
    case pin
    case quote
    case reply
    case report
    case right
    case thanks
    case warn
}
