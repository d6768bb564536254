/// What is kept of somebody's age: that it is above one of three bounds.
package enum AgeBand: String, Sendable, CaseIterable, Comparable {
    case fromThirteen = "13+"
    case fromSixteen = "16+"
    case fromEighteen = "18+"

    /// Years that everyone in the band certainly has.
    package var years: Int {
        switch self {
        case .fromThirteen: 13
        case .fromSixteen: 16
        case .fromEighteen: 18
        }
    }

    package static func < (left: AgeBand, right: AgeBand) -> Bool { left.years < right.years }
}
