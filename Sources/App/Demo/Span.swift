/// A stretch of time, as the demo's threads count it.
struct Span: Sendable, Equatable {
    let seconds: Int64

    static func minutes(_ count: Int64) -> Span { Span(seconds: count * 60) }
    static func hours(_ count: Int64) -> Span { Span(seconds: count * 3_600) }
    static func days(_ count: Int64) -> Span { Span(seconds: count * 86_400) }

    static func + (left: Span, right: Span) -> Span { Span(seconds: left.seconds + right.seconds) }
}
