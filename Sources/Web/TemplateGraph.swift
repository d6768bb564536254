/// Which template includes which, to find one that would include itself for ever.
struct TemplateGraph {
    /// An include: the tag, and the template it stands in.
    struct Step: Equatable {
        let from: String
        let to: String
        /// From 1.
        let line: Int
    }

    private let includes: [String: [Step]]

    /// Of templates by name; both `{{>partial}}` and `{{<parent}}` include.
    init(_ tags: [String: [TemplateTag]]) {
        includes = Dictionary(
            uniqueKeysWithValues: tags.map { name, tags in
                let steps = tags.filter(\.isInclude).map { Step(from: name, to: $0.name, line: $0.line) }
                return (name, steps)
            })
    }

    /// The first way found that leads from a template back to itself; its last step closes the circle.
    func circle() -> [Step]? {
        var finished: Set<String> = []
        for start in includes.keys.sorted() where !finished.contains(start) {
            // Kept by hand: a chain of templates may be longer than the stack is deep.
            var path: [(name: String, arrival: Step?, next: Int)] = [(start, nil, 0)]
            var isOnPath: Set<String> = [start]
            while let last = path.last {
                let steps = includes[last.name] ?? []
                guard last.next < steps.count else {
                    path.removeLast()
                    isOnPath.remove(last.name)
                    finished.insert(last.name)
                    continue
                }
                path[path.count - 1].next += 1
                let step = steps[last.next]
                if isOnPath.contains(step.to) {
                    return path.drop { $0.name != step.to }.dropFirst().compactMap(\.arrival) + [step]
                }
                if !finished.contains(step.to) {
                    path.append((step.to, step, 0))
                    isOnPath.insert(step.to)
                }
            }
        }
        return nil
    }
}
