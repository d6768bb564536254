import Crypto
import Features

/// A small picture for someone who gave none, drawn from their id alone: the same for every reader, on every page.
///
/// Three by three cells, the right column the mirror image of the left one, in one of eight pairs of colours.
enum Avatar {
    static func svg(_ person: Byline.Person) -> HTML {
        let bytes = Array(SHA256.hash(data: Array(key(person).utf8)))
        var path = ""
        for row in 0..<rows {
            let shape = Shape.all[Int(bytes[row]) % Shape.all.count]
            path += shape.path(x: 0, y: row * size) + shape.mirrored.path(x: 2 * size, y: row * size)
            let middle = Shape.symmetric[Int(bytes[rows + row]) % Shape.symmetric.count]
            path += middle?.path(x: size, y: row * size) ?? ""
        }
        let colours = "a\(Int(bytes[2 * rows]) % palettes)"
        return """
            <svg class="avatar \(colours)" viewBox="0 0 6 6" aria-hidden="true"><path fill="currentColor" d="\(path)"/></svg>
            """
    }

    private static func key(_ person: Byline.Person) -> String {
        switch person {
        case .member(let id, _): "member \(id)"
        case .author(let id, _): "author \(id)"
        }
    }

    private static let rows = 3
    /// Units along the side of a cell.
    private static let size = 2
    /// The pairs of colours `.a0` to `.a7` in the style sheet.
    private static let palettes = 8

    /// What fills a cell.
    ///
    /// Triangles are named by the corner that they fill.
    private enum Shape {
        case square, dot, topRight, topLeft, bottomLeft, bottomRight

        static let all: [Shape] = [.square, .dot, .topRight, .topLeft, .bottomLeft, .bottomRight]
        /// What looks the same in the mirror, or nothing.
        static let symmetric: [Shape?] = [.square, .dot, .square, nil]

        var mirrored: Shape {
            switch self {
            case .square, .dot: self
            case .topRight: .topLeft
            case .topLeft: .topRight
            case .bottomLeft: .bottomRight
            case .bottomRight: .bottomLeft
            }
        }

        func path(x: Int, y: Int) -> String {
            switch self {
            case .square: "M\(x) \(y)h2v2h-2z"
            case .dot: "M\(x) \(y + 1)a1 1 0 1 0 2 0a1 1 0 1 0-2 0"
            case .topRight: "M\(x) \(y)h2v2z"
            case .topLeft: "M\(x) \(y)h2l-2 2z"
            case .bottomLeft: "M\(x) \(y)v2h2z"
            case .bottomRight: "M\(x + 2) \(y)v2h-2z"
            }
        }
    }
}
