import MessageFormat

/// What References make of a set of messages: each message's parent, and the strands that hang together.
///
/// A pure function of the messages (after Jamie Zawinski's algorithm), so the order in which they arrived can't matter.
/// Memory is linear in the messages and the ids they name, time but for sorting them too.
struct ThreadShape: Sendable {
    /// Messages that ids hold together, those of messages that never arrived among them.
    struct Strand: Sendable {
        /// Its first message without a parent.
        let root: Int
        let members: [Int]
        /// It opens with a reply whose parent is not here.
        let isReply: Bool
        /// What its subject is compared by; empty: nothing joins it.
        let key: String
    }

    let nodes: [ThreadNode]
    /// For each node the index of its parent.
    let parents: [Int?]
    let strands: [Strand]

    /// Missing messages that one chain is followed through; longer ones are nobody's mail.
    private static let maximumHops = 8

    init(_ nodes: [ThreadNode]) {
        let nodes = nodes.sorted { $0.place < $1.place }
        let present = Dictionary(nodes.enumerated().map { ($0.1.messageID, $0.0) }) { first, _ in first }
        let parents = Self.withoutCircles(Self.parents(of: nodes, present))
        self.nodes = nodes
        self.parents = parents
        strands = Self.strands(of: nodes, parents, present)
    }

    private static func parents(of nodes: [ThreadNode], _ present: [String: Int]) -> [Int?] {
        let byID = Dictionary(nodes.enumerated().map { ($0.1.id, $0.0) }) { first, _ in first }
        let lent = lentAncestors(nodes, present)
        return nodes.indices.map { index in
            let node = nodes[index]
            if let reply = node.reply { return byID[reply] }
            var chain = node.ancestors.isEmpty ? lent[node.messageID] ?? [] : node.ancestors[...]
            for _ in 0..<maximumHops {
                if let nearest = chain.lazy.compactMap({ present[$0] }).first(where: { $0 != index }) {
                    return nearest
                }
                guard let farthest = chain.last, let beyond = lent[farthest] else { break }
                chain = beyond
            }
            return nil
        }
    }

    /// A message without References, or one that never arrived, has the ancestors that its first reply names beyond it.
    private static func lentAncestors(
        _ nodes: [ThreadNode], _ present: [String: Int]
    ) -> [String: ArraySlice<String>] {
        var lent: [String: ArraySlice<String>] = [:]
        for node in nodes {
            for (distance, id) in node.ancestors.enumerated().dropLast() where lent[id] == nil {
                if let index = present[id] {
                    guard nodes[index].reply == nil, nodes[index].ancestors.isEmpty else { continue }
                } else if MessageReference.isWeak(id) {
                    continue
                }
                lent[id] = node.ancestors[(distance + 1)...]
            }
        }
        return lent
    }

    /// Where messages answer each other in a circle, the first of them is the root.
    private static func withoutCircles(_ parents: [Int?]) -> [Int?] {
        var parents = parents
        var isDone = Array(repeating: false, count: parents.count)
        for start in parents.indices {
            var path: [Int] = []
            var onPath: Set<Int> = []
            var current: Int? = start
            while let index = current, !isDone[index] {
                if onPath.contains(index) {
                    // Nodes are in order of time: the lowest index of the circle is its first message.
                    let circle = path.drop { $0 != index }
                    if let first = circle.min() { parents[first] = nil }
                    break
                }
                onPath.insert(index)
                path.append(index)
                current = parents[index]
            }
            for index in path { isDone[index] = true }
        }
        return parents
    }

    private static func strands(of nodes: [ThreadNode], _ parents: [Int?], _ present: [String: Int]) -> [Strand] {
        var sets = DisjointSets(count: nodes.count)
        var firstToName: [String: Int] = [:]
        for (index, node) in nodes.enumerated() {
            if let parent = parents[index] { sets.join(index, parent) }
            for id in node.ancestors {
                if let other = present[id] {
                    sets.join(index, other)
                } else if !MessageReference.isWeak(id) {
                    sets.join(index, firstToName[id, default: index])
                    firstToName[id] = firstToName[id] ?? index
                }
            }
        }
        var members: [Int: [Int]] = [:]
        for index in nodes.indices { members[sets.representative(of: index), default: []].append(index) }
        return members.values.sorted { $0[0] < $1[0] }.map { members in
            let root = members.first { parents[$0] == nil } ?? members[0]
            let subject = nodes[root].subject
            return Strand(
                root: root, members: members, isReply: SubjectLine.isReply(subject), key: SubjectLine.base(subject))
        }
    }
}

/// Union-find: which things are connected.
private struct DisjointSets {
    private var parents: [Int]

    init(count: Int) {
        parents = Array(0..<count)
    }

    mutating func representative(of index: Int) -> Int {
        var index = index
        while parents[index] != index {
            parents[index] = parents[parents[index]]
            index = parents[index]
        }
        return index
    }

    mutating func join(_ one: Int, _ other: Int) {
        let (one, other) = (representative(of: one), representative(of: other))
        parents[max(one, other)] = min(one, other)
    }
}
