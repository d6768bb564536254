import Features

/// What changed between two texts, and a little around it; a gap stands for the rest.
enum DiffMarkup {
    /// Lines that stay around those that changed.
    private static let around = 2

    static func list(_ changes: [DiffLine]) -> HTML {
        guard changes.contains(where: { $0.kind != .same }) else {
            return "<p class=\"hint\">\(VersionsWords().unchanged)</p>\n"
        }
        return "<ol class=\"diff\" role=\"list\">\n\(lines(changes))</ol>\n"
    }

    private static func lines(_ changes: [DiffLine]) -> HTML {
        let changed = changes.indices.filter { changes[$0].kind != .same }
        var shown = Set<Int>()
        for index in changed { shown.formUnion(max(0, index - around)...min(changes.count - 1, index + around)) }
        var out: HTML = ""
        var last = -1
        for index in shown.sorted() {
            if index > last + 1 { out += "<li class=\"quiet\">…</li>\n" }
            out += line(changes[index])
            last = index
        }
        if last < changes.count - 1 { out += "<li class=\"quiet\">…</li>\n" }
        return out
    }

    private static func line(_ line: DiffLine) -> HTML {
        switch line.kind {
        case .same: "<li dir=\"auto\">\(line.text)</li>\n"
        case .added:
            "<li class=\"diff__added\"><b>\(VersionsWords().added)</b> <ins dir=\"auto\">\(line.text)</ins></li>\n"
        case .removed:
            "<li class=\"diff__removed\"><b>\(VersionsWords().removed)</b> <del dir=\"auto\">\(line.text)</del></li>\n"
        }
    }
}
