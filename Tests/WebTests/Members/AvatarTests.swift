import Features
import Testing

@testable import Web

struct AvatarTests {
    private func member(_ id: Int64) -> Byline.Person { .member(Member.ID(rawValue: id), name: "ada") }
    private func author(_ id: Int64, _ slug: String) -> Byline.Person { .author(Author.ID(rawValue: id), slug: slug) }

    @Test func `a person's picture is always the same, whatever the name`() {
        #expect(Avatar.svg(member(7)) == Avatar.svg(member(7)))
        #expect(Avatar.svg(author(7, "ada")) == Avatar.svg(author(7, "ada-okafor")))
    }

    @Test func `a member and an author of the same number look different`() {
        #expect(Avatar.svg(member(7)) != Avatar.svg(author(7, "ada")))
    }

    @Test func `people look different, in all eight pairs of colours`() {
        let pictures = (1...200).map { Avatar.svg(member($0)).text }
        #expect(Set(pictures).count > 190)
        let colours = Set(pictures.compactMap { $0.firstMatch(of: #/avatar (a[0-9])/#)?.1 })
        #expect(colours.count == 8)
    }

    @Test func `a picture is small`() {
        #expect((1...200).allSatisfy { Avatar.svg(member($0)).text.utf8.count < 500 })
    }
}
