import Features

extension Byline {
    /// The name as a link to the person's page.
    var link: HTML {
        "<a href=\"\(Link.person(self))\">\(name)</a>"
    }

    /// What stands beside the name; nothing for most.
    var role: HTML? {
        guard let label else { return nil }
        let kind = isStaff ? "role role--staff" : "role"
        return " <span class=\"\(kind)\">\(label)</span>"
    }
}
