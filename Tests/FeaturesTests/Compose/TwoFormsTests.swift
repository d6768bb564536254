import Features
import TestSupport
import Testing

/// A member who writes for one place in two windows: neither takes from them what they have typed in the other.
@Suite struct TwoFormsTests {
    /// A member of long standing, and what is kept of a thread that they are writing.
    private struct Desk {
        let town: TestCommunity
        let ada: Actor
        let target: ComposerTarget

        init() async throws {
            town = try await makeCommunity()
            try await town.settleIn()
            ada = try await town.member("ada")
            target = .newDiscussion(in: town.general)
        }

        var drafts: SavedDrafts { town.community.savedDrafts }

        var kept: String? {
            get async throws { try await drafts.draft(for: target, by: ada)?.source }
        }

        /// A form that is shown a minute later: with the draft that is kept then, or in place of another.
        func form(inPlaceOf former: ComposerUse? = nil, for target: ComposerTarget? = nil) async throws -> ComposerUse {
            town.clock.advance(seconds: 60)
            let (tokens, target) = (town.community.composerTokens, target ?? self.target)
            let signIn = try #require(ada.member?.signIn)
            let shown = try await drafts.draft(for: target, by: ada)?.savedAt
            let token = tokens.issue(for: signIn, target: target, after: former, shownWith: shown)
            return try #require(tokens.check(token, from: signIn, target: target))
        }

        func save(_ source: String, in form: ComposerUse, isAsked: Bool = false) async throws {
            try await save(source, from: DraftOrigin(form: form.nonce, isAsked: isAsked))
        }

        @discardableResult
        func save(_ source: String, from origin: DraftOrigin) async throws -> Bool {
            town.clock.advance(seconds: 1)
            return try await drafts.save(target, title: "A hum", source: source, base: nil, from: origin, by: ada)
        }

        func isRefused(_ source: String, in form: ComposerUse, isAsked: Bool = false) async throws {
            await #expect(throws: PostingError.keptElsewhere, "\(source)") {
                try await save(source, in: form, isAsked: isAsked)
            }
        }

        func post(_ source: String, in form: ComposerUse) async throws {
            town.clock.advance(seconds: 120)
            try await town.submit(
                .newDiscussion(in: town.general, title: "A hum in the amp"), source, as: town.ada, ada, form: form)
        }
    }

    @Test func `what one window keeps, another neither overwrites nor empties, asked to or not`() async throws {
        let desk = try await Desk()
        let (one, two) = (try await desk.form(), try await desk.form())
        try await desk.save("Forty lines.", in: two)
        for source in ["Hm.", ""] {
            try await desk.isRefused(source, in: one)
            try await desk.isRefused(source, in: one, isAsked: true)
        }
        #expect(try await desk.kept == "Forty lines.")
        try await desk.save("Forty-one lines.", in: two)
        #expect(try await desk.kept == "Forty-one lines.")
        // The same words are no others.
        try await desk.save("Forty-one lines.", in: one)
        try await desk.save("Forty-two lines.", in: one)
        try await desk.isRefused("Three.", in: two)
        #expect(try await desk.kept == "Forty-two lines.")
    }

    @Test func `a window goes on with the draft that it was shown with, and the first one is told`() async throws {
        let desk = try await Desk()
        let phone = try await desk.form()
        try await desk.save("On the phone.", in: phone)
        let laptop = try await desk.form()
        try await desk.save("On the laptop.", in: laptop)
        try await desk.isRefused("On the phone, later.", in: phone)
        #expect(try await desk.kept == "On the laptop.")
        try await desk.drafts.discard(desk.target, by: desk.ada)
        try await desk.save("On the phone, later.", in: phone)
        #expect(try await desk.kept == "On the phone, later.")
    }

    @Test func `forms that are shown one in place of the other keep one draft`() async throws {
        let desk = try await Desk()
        let first = try await desk.form()
        let second = try await desk.form(inPlaceOf: first)
        let third = try await desk.form(inPlaceOf: second)
        for (form, source) in [(second, "Two."), (first, "One."), (third, "Three."), (second, "Two again.")] {
            try await desk.save(source, in: form)
            #expect(try await desk.kept == source)
        }
        try await desk.post("Three, posted.", in: third)
        #expect(try await desk.kept == nil)
    }

    @Test func `what is posted or thrown away in one window takes nothing from the other`() async throws {
        let desk = try await Desk()
        let (one, two, three) = (try await desk.form(), try await desk.form(), try await desk.form())
        try await desk.save("Forty lines.", in: two)
        try await desk.post("A short one.", in: one)
        #expect(try await desk.kept == "Forty lines.")
        try await desk.drafts.discard(desk.target, from: three, by: desk.ada)
        #expect(try await desk.kept == "Forty lines.")
        // Where it was shown, it is known.
        let shown = try await desk.form()
        try await desk.post("Forty-two lines.", in: shown)
        #expect(try await desk.kept == nil)
    }

    @Test func `a draft that says no more than what is posted goes, wherever it was typed`() async throws {
        let desk = try await Desk()
        let (one, two) = (try await desk.form(), try await desk.form())
        try await desk.drafts.save(
            desk.target, title: "A hum in the amp", source: "The same.", base: nil, from: DraftOrigin(form: two.nonce),
            by: desk.ada)
        try await desk.post("The same.", in: one)
        #expect(try await desk.kept == nil)
    }

    @Test func `an edit takes nothing from the other window either`() async throws {
        let desk = try await Desk()
        let (town, drafts) = (desk.town, desk.drafts)
        let post = try await town.start("Which strings for slide?", "First.")
        let (one, two) = (try await desk.form(for: .edit(post)), try await desk.form(for: .edit(post)))
        try await drafts.save(
            .edit(post), title: nil, source: "Forty lines.", base: 0, from: DraftOrigin(form: two.nonce), by: desk.ada)
        try await town.community.ownPosts.edit(Edit(post, source: "Second.", base: 0, form: one), by: desk.ada)
        #expect(try await drafts.draft(for: .edit(post), by: desk.ada)?.source == "Forty lines.")
        let shown = try await desk.form(for: .edit(post))
        try await town.community.ownPosts.edit(Edit(post, source: "Third.", base: 1, form: shown), by: desk.ada)
        #expect(try await drafts.draft(for: .edit(post), by: desk.ada) == nil)
    }

    @Test func `what comes late stands in the window that shows it, before what was kept there meanwhile`() async throws
    {
        let desk = try await Desk()
        let lost = try await desk.form()
        let typedAt = desk.town.clock.now
        let next = try await desk.form()
        try await desk.save("Hm.", in: next)
        let late = DraftOrigin(form: lost.nonce, page: next.nonce, typedAt: typedAt)
        #expect(try await desk.save("Forty lines.", from: late))
        #expect(try await desk.kept == "Forty lines.")
        try await desk.save("Forty lines.\n\nHm.", in: next)
        #expect(try await desk.kept == "Forty lines.\n\nHm.")
        // Elsewhere nothing is taken back by it.
        #expect(try await !desk.save("Forty lines.", from: DraftOrigin(form: lost.nonce, typedAt: typedAt)))
        #expect(try await desk.kept == "Forty lines.\n\nHm.")
    }

    @Test func `what comes late takes nothing from another window, though that was earlier`() async throws {
        let desk = try await Desk()
        let (lost, other) = (try await desk.form(), try await desk.form())
        try await desk.save("On the laptop.", in: other)
        let next = try await desk.form()
        let late = DraftOrigin(form: lost.nonce, page: next.nonce, typedAt: desk.town.clock.now)
        await #expect(throws: PostingError.keptElsewhere) { try await desk.save("Forty lines.", from: late) }
        #expect(try await desk.kept == "On the laptop.")
    }

    @Test func `what was posted is no draft after signing in anew, and a form's number says nothing to others`()
        async throws
    {
        let desk = try await Desk()
        let town = desk.town
        let form = try await desk.form()
        try await desk.post("Forty lines.", in: form)
        let again = try await town.member("ada")
        let late = DraftOrigin(form: form.nonce, typedAt: town.clock.now)
        await #expect(throws: PostingError.formUsed(earlier: nil)) {
            try await desk.drafts.save(
                desk.target, title: nil, source: "Forty lines.", base: nil, from: late, by: again)
        }
        #expect(try await desk.kept == nil)
        let ben = try await town.member("ben")
        #expect(try await desk.drafts.save(desk.target, title: nil, source: "Ben's.", base: nil, from: late, by: ben))
    }

    @Test func `what its writer asks to keep is kept, whatever its form has made`() async throws {
        let desk = try await Desk()
        let form = try await desk.form()
        try await desk.post("Forty lines.", in: form)
        await #expect(throws: PostingError.formUsed(earlier: nil)) { try await desk.save("Others.", in: form) }
        try await desk.save("Others.", in: form, isAsked: true)
        #expect(try await desk.kept == "Others.")
        #expect(try await desk.town.finding("composers").faults == [])
    }
}
