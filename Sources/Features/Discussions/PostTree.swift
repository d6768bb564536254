/// The posts of a discussion as a tree, in reading order: a parent before its replies, replies in order of time.
///
/// A value in a flat list with depths, so that nothing that walks it needs recursion: depth is what people make it.
package struct PostTree: Sendable, Equatable {
    package struct Node: Sendable, Equatable {
        package let leaf: TreePage.Leaf
        /// 0 for a post without a parent in the list.
        package let depth: Int
        /// Posts below it, at any depth.
        package let descendants: Int
    }

    package let nodes: [Node]

    /// Builds the tree from posts in order of position.
    ///
    /// A parent that isn't among them, or a circle, makes a root.
    package init(_ leaves: [TreePage.Leaf]) {
        let present = Set(leaves.map(\.id))
        var children: [Post.ID: [TreePage.Leaf]] = [:]
        var roots: [TreePage.Leaf] = []
        for leaf in leaves {
            if let parent = leaf.parent, present.contains(parent), parent != leaf.id {
                children[parent, default: []].append(leaf)
            } else {
                roots.append(leaf)
            }
        }
        var ordered: [(leaf: TreePage.Leaf, depth: Int)] = []
        var waiting = roots.reversed().map { (leaf: $0, depth: 0) }
        var seen: Set<Post.ID> = []
        func walk() {
            while let next = waiting.popLast() {
                guard seen.insert(next.leaf.id).inserted else { continue }
                ordered.append(next)
                waiting += (children[next.leaf.id] ?? []).reversed().map { ($0, next.depth + 1) }
            }
        }
        walk()
        // Posts in a circle are reached from no root; each circle is entered at its earliest post.
        for leaf in leaves where !seen.contains(leaf.id) {
            waiting = [(leaf, 0)]
            walk()
        }
        nodes = Self.counted(ordered)
    }

    private static func counted(_ ordered: [(leaf: TreePage.Leaf, depth: Int)]) -> [Node] {
        var counts = Array(repeating: 0, count: ordered.count)
        var open: [Int] = []
        for index in ordered.indices {
            while let last = open.last, ordered[last].depth >= ordered[index].depth {
                counts[last] = index - last - 1
                open.removeLast()
            }
            open.append(index)
        }
        for index in open {
            counts[index] = ordered.count - index - 1
        }
        return zip(ordered, counts).map { Node(leaf: $0.0.leaf, depth: $0.0.depth, descendants: $0.1) }
    }
}
