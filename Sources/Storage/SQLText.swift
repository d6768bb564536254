/// A statement's text with its values bound, never spliced: `"SELECT title FROM board WHERE id = \(id)"`.
package struct SQLText: Sendable, Equatable, ExpressibleByStringInterpolation {
    /// The statement with a `?` for each value.
    package private(set) var text: String
    /// The values, in the order of their marks.
    package private(set) var values: [SQLValue]

    package init(stringLiteral value: String) {
        text = value
        values = []
    }

    package init(stringInterpolation: Interpolation) {
        text = stringInterpolation.text
        values = stringInterpolation.values
    }

    /// Collects literal text and bound values.
    package struct Interpolation: StringInterpolationProtocol {
        fileprivate var text = ""
        fileprivate var values: [SQLValue] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + interpolationCount)
            values.reserveCapacity(interpolationCount)
        }

        package mutating func appendLiteral(_ literal: String) {
            text += literal
        }

        /// Binds a value.
        package mutating func appendInterpolation(_ value: some SQLBindable) {
            text += "?"
            values.append(value.sqlValue)
        }

        /// Binds a value, or NULL.
        package mutating func appendInterpolation(_ value: (some SQLBindable)?) {
            text += "?"
            values.append(value?.sqlValue ?? .null)
        }

        /// Binds each value of a list that the caller has bounded: `IN (\(list: ids))`.
        package mutating func appendInterpolation(list: [some SQLBindable]) {
            text += Array(repeating: "?", count: list.count).joined(separator: ", ")
            values += list.map(\.sqlValue)
        }

        /// Inserts another statement's text together with its values.
        package mutating func appendInterpolation(_ part: SQLText) {
            text += part.text
            values += part.values
        }
    }
}
