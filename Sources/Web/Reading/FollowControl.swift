import Features

/// The form by which a thread or a board is followed, muted for some time, or neither.
enum FollowControl {
    static let (field, timeField) = ("choice", "for")

    static func form(_ chosen: Chosen, to address: String, token: String, kit: Kit) -> HTML {
        let choice = chosen.choice
        let follow: HTML = "\(kit.icon(.bell)) \(choice == .follow ? ReadingWords.following : ReadingWords.follow)"
        let mute = choice == .mute ? ReadingWords.muted(until: chosen.until, kit.dates) : ReadingWords.mute
        return """
            <form class="row" method="post" action="\(address)"><input type="hidden" name="t" value="\(token)">\
            \(button(.follow, choice, follow))<span class="row">\(button(.mute, choice, "\(mute)"))\
            \(choice == .mute ? nil : times)</span></form>
            """
    }

    /// A button that is pressed takes its choice back.
    private static func button(_ wanted: FollowChoice, _ choice: FollowChoice, _ name: HTML) -> HTML {
        let isPressed = wanted == choice
        return """
            <button class="btn\(isPressed ? isOn : nil)" name="\(field)" \
            value="\((isPressed ? FollowChoice.normal : wanted).rawValue)">\(name)</button>
            """
    }

    /// For how long the button mutes.
    private static let times: HTML = """
        <select class="btn" name="\(timeField)" aria-label="\(ReadingWords.muteTime)">\
        \(HTML(MuteTime.allCases.map { option($0) }))</select>
        """

    private static func option(_ time: MuteTime) -> HTML {
        "<option value=\"\(time.rawValue)\">\(ReadingWords.name(of: time))</option>"
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
