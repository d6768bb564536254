import Features

/// The posts of a thread as a tree of nested lists: lines that link to their article.
///
/// Written from one end to the other without recursion: depth is what people make it.
struct TreeMarkup {
    /// Below this depth, lines stand under each other: nobody can follow further steps to the right.
    static let deepest = 8
    /// A branch with so many replies folds, unless the open article is in it, or it stands near the root.
    static let foldedReplies = 6
    static let foldedDepth = 2

    private let kit: Kit
    private let nodes: [PostTree.Node]
    private let open: Post.ID
    /// Those that the reader has not seen.
    private let new: Set<Post.ID>
    /// Those whose words the reader has folded away.
    private let ignored: Set<Member.ID>
    /// Posts of others that quote one of those, with that name.
    private let quoting: [Post.ID: String]
    private var out: HTML = ""
    /// For each list that stands open: whether it is folded.
    private var lists: [Bool] = []
    /// Where the folded branch that is being written ends.
    private var foldEnd = 0

    static func markup(
        _ tree: PostTree, open: Post.ID, new: Set<Post.ID> = [], ignored: Set<Member.ID> = [],
        quoting: [Post.ID: String] = [:], kit: Kit
    ) -> HTML {
        var markup = TreeMarkup(
            kit: kit, nodes: tree.nodes, open: open, new: new, ignored: ignored, quoting: quoting)
        markup.write()
        return markup.out
    }

    private init(
        kit: Kit, nodes: [PostTree.Node], open: Post.ID, new: Set<Post.ID>, ignored: Set<Member.ID>,
        quoting: [Post.ID: String]
    ) {
        self.ignored = ignored
        self.quoting = quoting
        self.kit = kit
        self.nodes = nodes
        self.open = open
        self.new = new
    }

    private mutating func write() {
        let openIndex = nodes.firstIndex { $0.leaf.id == open }
        out += "<ol role=\"list\">"
        for (index, node) in nodes.enumerated() {
            let depth = min(node.depth, Self.deepest)
            let above = index > 0 ? min(nodes[index - 1].depth, Self.deepest) : -1
            if depth > above, index > 0 {
                openList(below: index - 1, openIndex: openIndex)
            } else if index > 0 {
                close(to: depth)
            }
            out += "<li\(new.contains(node.leaf.id) ? Self.isNew : nil)>\(leaf(node.leaf))"
        }
        if !nodes.isEmpty { close(to: 0) }
        out += "</ol>"
    }

    /// Opens the list of replies to the node at `index`.
    private mutating func openList(below index: Int, openIndex: Int?) {
        let node = nodes[index]
        let branch = (index + 1)..<(index + 1 + node.descendants)
        let isFolded =
            node.depth >= Self.foldedDepth && node.descendants >= Self.foldedReplies && index >= foldEnd
            && !(openIndex.map(branch.contains) ?? false)
        lists.append(isFolded)
        guard isFolded else {
            out += "\n<ul role=\"list\">"
            return
        }
        foldEnd = branch.upperBound
        out += """

            <ul role="list"><li><details><summary>\(DiscussionWords.foldedReplies(node.descendants))\
            <span class="tree__folded">, \(DiscussionWords.folded)</span></summary><ul role="list">
            """
    }

    /// Closes the last line, and lists until the one at `depth` stands open.
    private mutating func close(to depth: Int) {
        out += "</li>"
        while lists.count > depth {
            out += lists.removeLast() ? "</ul></details></li></ul></li>" : "</ul></li>"
        }
        out += "\n"
    }

    private static let isNew: HTML = " class=\"is-new\""

    private func leaf(_ leaf: TreePage.Leaf) -> HTML {
        let day = kit.dates.element(leaf.at, kit.dates.day(leaf.at))
        let address = Link.tree(post: leaf.id)
        let current: HTML? = leaf.id == open ? " aria-current=\"true\"" : nil
        guard leaf.state == .visible, !leaf.excerpt.isEmpty else {
            let reason = StubWords.reason(leaf.state, by: leaf.stateBy)
            return "<a class=\"leaf quiet\" href=\"\(address)\"\(current)><q>\(reason)</q>\(day)</a>"
        }
        let new: HTML? = new.contains(leaf.id) ? "<span class=\"vh\">\(DiscussionWords.new) </span>" : nil
        if let member = leaf.member, ignored.contains(member) {
            let words = PostWords.ignored(leaf.name)
            return "<a class=\"leaf quiet\" href=\"\(address)\"\(current)>\(new)<q>\(words)</q>\(day)</a>"
        }
        // Whoever wrote it is nobody whom the reader ignores; the first words may be those of the quote.
        let said: HTML = quoting[leaf.id].map(PostWords.quoting) ?? "\(leaf.excerpt)"
        return """
            <a class="leaf" href="\(address)"\(current)>\(new)<span dir="auto">\(leaf.name)</span>\
            <q dir="auto">\(said)</q>\(day)</a>
            """
    }
}
