/// One step of a walk through a document.
///
/// A document is a flat list of these, so no pass needs recursion.
enum MarkupEvent: Equatable {
    case open(MarkupElement)
    case close(MarkupElement)
    /// Running text, in which addresses, names and signs are looked for.
    case text([UInt8])
    /// Text that stands as it is: escaped by its author, or already looked through.
    case literal([UInt8])
    case code([UInt8])
    case rawInline([UInt8])
    case rawBlock([UInt8])
    case codeBlock(info: [UInt8], body: [UInt8])
    case image(url: [UInt8], alt: [UInt8], title: [UInt8])
    /// Says where a quote is from: a link to the post and a remark.
    case cite(url: [UInt8], label: [UInt8], note: [UInt8])
    case softBreak
    case lineBreak
    case rule
}

/// What can hold other things.
enum MarkupElement: Equatable {
    case quote
    case list(ListStyle)
    case item
    /// `tight`: inside a tight list, where no tags are written.
    case paragraph(tight: Bool)
    case heading(Int)
    case emphasis
    case strong
    /// A link as the author wrote it.
    case link(url: [UInt8], title: [UInt8])
    // What this site adds:
    case anchor(LinkTarget, title: [UInt8])
    case mention(String)
    case strike
    case spoiler
    case summary
    case table
    case tableHead
    case tableBody
    case row
    case cell(head: Bool, alignment: CellAlignment)
}

struct ListStyle: Equatable {
    let isOrdered: Bool
    let start: Int
    let isTight: Bool
}

enum CellAlignment: String {
    case none = ""
    case left
    case center
    case right
}
