import Features
import Foundation

/// "Your Preferences".
struct PreferencesPage: Page {
    let template = Template.preferences
    let head: Head
    let words = PreferencesWords()
    let account = Link.account
    let action = Link.preferences
    let token: String
    let zone: FormField
    /// The first entry of the list: no zone of one's own.
    let communityZone: HTML
    let zones: [ZoneGroup]
    let theme: ChoiceField
    let isSans: Bool
    let view: ChoiceField
    let followsOwn: Bool
    let hasShortcuts: Bool
    let errors: ErrorSummary?
    /// What was just done, when something was.
    let notice: String?

    /// What was chosen, by the values that forms send.
    struct Chosen: Sendable {
        let zone: String
        let theme: String
        let isSans: Bool
        let view: String
        let followsOwn: Bool
        let hasShortcuts: Bool

        fileprivate var knowsZone: Bool { zone.isEmpty || Zones.zone(named: zone) != nil }

        /// Nil when one of them is none of ours.
        var preferences: Preferences? {
            guard knowsZone, let theme = Preferences.Theme(rawValue: theme),
                let view = Preferences.View(rawValue: view)
            else { return nil }
            return Preferences(
                zone: Zones.zone(named: zone), theme: theme, postsInSans: isSans, view: view, followsOwn: followsOwn,
                hasShortcuts: hasShortcuts)
        }
    }

    /// - Parameter zoneName: the community's own zone, in words.
    init(
        _ chosen: Chosen, token: String, zoneName: HTML, notice: String? = nil, refusal: FormRefusal? = nil
    ) {
        head = .ofForm(words.title)
        self.token = token
        self.notice = notice
        zone = FormField(
            Self.zone, PreferencesWords.zone, hint: PreferencesWords.zoneHint,
            error: chosen.knowsZone ? nil : PreferencesWords.unknown)
        communityZone = "\(PreferencesWords.communityZone): \(zoneName)"
        zones = ZoneGroup.all(choosing: chosen.zone)
        theme = ChoiceField(
            Self.theme, PreferencesWords.theme, of: Preferences.Theme.allCases.map { PreferencesWords.option($0) },
            chosen: chosen.theme)
        isSans = chosen.isSans
        view = ChoiceField(
            Self.view, PreferencesWords.view, hint: PreferencesWords.viewHint,
            of: Preferences.View.allCases.map { PreferencesWords.option($0) }, chosen: chosen.view)
        followsOwn = chosen.followsOwn
        hasShortcuts = chosen.hasShortcuts
        errors = ErrorSummary(
            faults: [
                .init(field: zone.name, sentence: zone.error), .init(field: theme.name, sentence: theme.error),
                .init(field: view.name, sentence: view.error),
            ], refusal: refusal)
    }

    static let (zone, theme, sans, view) = ("zone", "theme", "sans", "view")
    static let (follow, keys) = ("follow", "keys")
}

/// Zones of one part of the world.
struct ZoneGroup: Sendable {
    let name: String
    /// By their names in the IANA database, with the words that people look for.
    let zones: [SelectOption]

    static func all(choosing chosen: String) -> [ZoneGroup] {
        var groups: [ZoneGroup] = []
        for (name, zones) in sorted {
            groups.append(
                ZoneGroup(
                    name: name,
                    zones: zones.map { SelectOption(value: $0.value, name: $0.name, isChosen: $0.value == chosen) }))
        }
        return groups
    }

    /// The parts of the world, each with its zones; first the one zone that is of none.
    private static let sorted: [(String, [(value: String, name: String)])] = {
        let parts = Dictionary(grouping: Zones.names) { name in
            name.contains("/") ? String(name.prefix { $0 != "/" }) : PreferencesWords.everywhere
        }
        return parts.sorted { left, right in
            left.key == PreferencesWords.everywhere
                || (right.key != PreferencesWords.everywhere && left.key < right.key)
        }.map { part, zones in (part, zones.map { ($0, PreferencesWords.place($0)) }.sorted { $0.1 < $1.1 }) }
    }()
}

extension PreferencesPage.Chosen {
    init(_ preferences: Preferences) {
        zone = preferences.zone?.identifier ?? ""
        theme = preferences.theme.rawValue
        isSans = preferences.postsInSans
        view = preferences.view.rawValue
        followsOwn = preferences.followsOwn
        hasShortcuts = preferences.hasShortcuts
    }

    init(_ form: Form) {
        zone = form.line(PreferencesPage.zone)
        theme = form.line(PreferencesPage.theme)
        isSans = form.has(PreferencesPage.sans)
        view = form.line(PreferencesPage.view)
        followsOwn = form.has(PreferencesPage.follow)
        hasShortcuts = form.has(PreferencesPage.keys)
    }
}
