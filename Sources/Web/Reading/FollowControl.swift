import Features

/// The two buttons by which a thread or a board is followed, muted, or neither; they belong to the frame's form.
enum FollowControl {
    static let field = "choice"

    static func buttons(_ choice: FollowChoice, to address: String, kit: Kit) -> HTML {
        HTML([
            button(
                .follow, choice, to: address,
                "\(kit.icon(.bell)) \(choice == .follow ? ReadingWords.following : ReadingWords.follow)"),
            " ", button(.mute, choice, to: address, "\(choice == .mute ? ReadingWords.muted : ReadingWords.mute)"),
        ])
    }

    /// A button that is pressed takes its choice back.
    private static func button(
        _ wanted: FollowChoice, _ choice: FollowChoice, to address: String, _ name: HTML
    ) -> HTML {
        let isPressed = wanted == choice
        return """
            <button class="btn\(isPressed ? isOn : nil)" form="act" formaction="\(address)" name="\(field)" \
            value="\((isPressed ? FollowChoice.normal : wanted).rawValue)">\(name)</button>
            """
    }

    /// The button on a member's page that folds their posts away, or shows them again.
    static func ignoring(_ isIgnoring: Bool, _ name: String) -> HTML {
        """
        <button class="btn\(isIgnoring ? isOn : nil)" form="act" formaction="\(Link.ignore(name))" name="\(field)" \
        value="\(isIgnoring ? stop : ignore)">\
        \(isIgnoring ? ReadingWords.ignored : ReadingWords.ignore)</button>
        """
    }

    /// How a button looks whose name says that something is chosen.
    private static let isOn: HTML = " is-on"

    static let (ignore, stop) = ("ignore", "stop")
}
