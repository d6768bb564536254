/// A thread that opened without "Re:", known only by its first post.
struct BegunThread: Sendable {
    let discussion: Discussion.ID
    let firstPost: Post.ID
    let place: MessagePlace
}

extension Rethreading {
    /// Which posts belong together, under which parents and in which discussion.
    struct Plan {
        /// The posts of one discussion to be.
        struct Group {
            /// Indices of nodes, the root's first.
            var members: [Int]
            /// The thread that is joined, where it is not looked into itself.
            let begun: BegunThread?
            /// The oldest discussion that is wholly in the group; nil where each is taken by another group.
            var target: Discussion.ID?
        }

        let shape: ThreadShape
        private(set) var groups: [Group] = []
        /// For each node, where it stands.
        private(set) var parents: [Parent?]

        init(_ shape: ThreadShape, begun: [String: [BegunThread]]) {
            self.shape = shape
            parents = shape.parents.enumerated().map { index, parent in
                parent.map { parent in
                    let link: Post.ParentLink = shape.nodes[index].reply == nil ? .reference : .reply
                    return Parent(id: shape.nodes[parent].id, link: link)
                }
            }
            group(begun)
            chooseTargets()
        }

        private mutating func group(_ begun: [String: [BegunThread]]) {
            let strands = shape.strands
            let threads = begun.keys.sorted().flatMap { begun[$0] ?? [] }
            let homes = self.homes(begun)
            var groupOf: [Int: Int] = [:]
            for index in strands.indices where homes[index] == nil {
                groupOf[index] = groups.count
                groups.append(Group(members: strands[index].members, begun: nil))
                rootFirst(groups.count - 1, strands[index].root)
            }
            for index in strands.indices {
                guard let home = homes[index] else { continue }
                let root: Post.ID
                if home < strands.count {
                    root = shape.nodes[strands[home].root].id
                } else {
                    root = threads[home - strands.count].firstPost
                    if groupOf[home] == nil {
                        groupOf[home] = groups.count
                        groups.append(Group(members: [], begun: threads[home - strands.count]))
                    }
                }
                if let group = groupOf[home] { groups[group].members += strands[index].members }
                for member in strands[index].members where shape.parents[member] == nil {
                    parents[member] = Parent(id: root, link: .subject)
                }
            }
        }

        /// By the index of each strand that its subject joins to another, the index of that; threads that are not
        /// looked into are numbered behind the strands.
        private func homes(_ begun: [String: [BegunThread]]) -> [Int: Int] {
            let strands = shape.strands
            var candidates: [String: [SubjectPlacement.Candidate]] = [:]
            for (index, strand) in strands.enumerated() where !strand.key.isEmpty {
                let root = shape.nodes[strand.root]
                candidates[strand.key, default: []].append(
                    .init(index: index, isReply: strand.isReply, place: root.place))
            }
            var number = strands.count
            for key in begun.keys.sorted() {
                for thread in begun[key] ?? [] {
                    candidates[key, default: []].append(
                        .init(index: number, isReply: false, place: thread.place))
                    number += 1
                }
            }
            return candidates.values.reduce(into: [:]) { homes, candidates in
                homes.merge(SubjectPlacement.homes(candidates)) { first, _ in first }
            }
        }

        private mutating func rootFirst(_ group: Int, _ root: Int) {
            if let place = groups[group].members.firstIndex(of: root) { groups[group].members.swapAt(0, place) }
        }

        /// The oldest address survives.
        ///
        /// Of two groups that want one, the one that began first has it.
        private mutating func chooseTargets() {
            var sizes: [Discussion.ID: Int] = [:]
            for node in shape.nodes { sizes[node.discussion, default: 0] += 1 }
            var taken: Set<Discussion.ID> = []
            for index in groups.indices {
                var inGroup: [Discussion.ID: Int] = [:]
                for member in groups[index].members { inGroup[shape.nodes[member].discussion, default: 0] += 1 }
                var wanted = inGroup.filter { $0.value == sizes[$0.key] }.map(\.key)
                if let begun = groups[index].begun {
                    wanted.append(begun.discussion)
                } else {
                    wanted.append(shape.nodes[groups[index].members[0]].discussion)
                }
                groups[index].target = wanted.filter { !taken.contains($0) }.min()
                if let target = groups[index].target { taken.insert(target) }
            }
        }
    }
}
