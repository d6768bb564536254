import Features

/// The front page: boards, category by category.
struct BoardIndexPage: Page {
    let template = Template.boardIndex
    let head: Head
    let words = BoardWords()
    let sections: HTML
    let isEmpty: Bool

    init(_ index: BoardIndex, kit: Kit) {
        head = Head(
            title: "\(words.boards)", path: Link.boards, place: .at(.boards), styles: [.lists], summary: words.welcome)
        sections = BoardRow(kit: kit).sections(index)
        isEmpty = index.sections.isEmpty
    }
}
