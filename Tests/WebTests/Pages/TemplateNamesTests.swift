import TestSupport
import Testing

@testable import Web

struct TemplateNamesTests {
    @Test func `pages are byte for byte what Mustache makes of the values themselves`() async throws {
        let templates = try Templates(Checkout.templates)
        let samples = try await PageSamples.make()
        #expect(Set(samples.map(\.template)) == Set(Template.allCases))
        for sample in samples {
            let constants = ConstantNames([sample.site] + AllWords.values)
            let template = sample.template
            let plain = try #require(templates.render(sample.frame, by: template))
            #expect(plain.utf8.count > 1_000)
            #expect(templates.render(TemplateNames(sample.frame, constants), by: template) == plain, "\(template)")
            #expect(templates.render(TemplateNames(sample.frame), by: template) == plain, "\(template)")
        }
    }

    @Test func `the words of every page are looked into once`() async throws {
        let constants = ConstantNames(AllWords.values)
        var kinds: Set<Template> = []
        for sample in try await PageSamples.make() {
            // A page that many routes share is given its words by each.
            guard let words = Mirror(reflecting: sample.frame).descendant("page", "words") else { continue }
            kinds.insert(sample.template)
            let names = try #require(constants.names(of: words), "\(type(of: words))")
            let frame = TemplateNames(sample.frame, constants)
            let page = try #require(frame.child(named: "page") as? TemplateNames)
            #expect(page.child(named: "words") as? TemplateNames === names)
        }
        #expect(Set(Template.allCases).subtracting(kinds) == [.form, .message, .joinMessage, .keptText, .keptForm])
    }

    @Test func `what differs between pages is looked into for each`() {
        struct Row: Sendable {
            let number: String
        }
        struct Rows: Sendable {
            let words = SiteWords()
            let rows: [Row]
            let none: Row?
        }
        let constants = ConstantNames([SiteWords()])
        let names = ["1", "2"].map { TemplateNames(Rows(rows: [Row(number: $0)], none: nil), constants) }
        let rows = names.compactMap { ($0.child(named: "rows") as? [Any])?.first as? TemplateNames }
        #expect(rows.map { $0.child(named: "number") as? String } == ["1", "2"])
        #expect(names.allSatisfy { $0.child(named: "none") == nil })
        #expect(constants.names(of: Row(number: "3")) == nil)
    }
}
