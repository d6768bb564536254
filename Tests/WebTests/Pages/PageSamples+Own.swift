import TestSupport

@testable import Features
@testable import Web

extension PageSamples {
    /// What members have of their own, with everything that may be wrong.
    static func own(_ pages: Pages) -> [Sample] {
        let dates = pages.kit(for: .guest).dates
        let profile = Profile(name: "ada", about: "Frets & nuts.", renamableFrom: FixedClock.noon)
        var faults = ProfileFaults()
        faults.name = .tooSoon(until: FixedClock.noon)
        faults.isAboutTooLong = true
        let typed = EditPage.Typed(name: "a\"b", about: "</textarea>")
        let nowhere = PreferencesPage.Chosen(zone: "Mars/Base", theme: "pink", isSans: true, view: "")
        return [
            framed(EditPage(profile, nil, token: "t", dates: dates, notice: "Done.")),
            framed(EditPage(profile, typed, token: "t", dates: dates, faults: faults)),
            framed(EditPage(profile, typed, token: "t", dates: dates, refusal: .stale)),
            framed(EditPage()),
            framed(PreferencesPage(.init(Preferences()), token: "t", zoneName: "UTC", notice: "Done.")),
            framed(PreferencesPage(nowhere, token: "t", zoneName: "UTC")),
        ]
    }
}
