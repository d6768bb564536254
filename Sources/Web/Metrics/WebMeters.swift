import CoreMetrics
import Synchronization

/// What the HTTP door counts.
final class WebMeters: Sendable {
    private struct Answered: Hashable {
        let route: String
        let status: Int
    }

    private struct State {
        var requests: [Answered: any CounterHandler] = [:]
        var times: [String: any TimerHandler] = [:]
    }

    private let factory: any MetricsFactory
    private let front: any CounterHandler
    private let hits: any CounterHandler
    private let misses: any CounterHandler
    private let endings: [Ending: any CounterHandler]
    /// Looked up by each request: routes and statuses are few, so the tables stay small.
    private let state = Mutex(State())

    init(_ factory: any MetricsFactory) {
        self.factory = factory
        front = factory.makeCounter(label: "bandstand_front_answers_total", dimensions: [])
        hits = factory.makeCounter(label: "bandstand_page_cache_hits_total", dimensions: [])
        misses = factory.makeCounter(label: "bandstand_page_cache_misses_total", dimensions: [])
        endings = Dictionary(
            uniqueKeysWithValues: Ending.allCases.map { ending in
                let dimensions = [("cause", ending.rawValue)]
                return (ending, factory.makeCounter(label: "bandstand_connections_ended_total", dimensions: dimensions))
            })
    }

    /// A request was answered.
    func answered(route: String, status: Int, taken: Duration) {
        let found = state.withLock { state in
            (
                counter: counter(route, status, &state.requests),
                timer: timer(route, &state.times)
            )
        }
        found.counter.increment(by: 1)
        let (seconds, attoseconds) = taken.components
        found.timer.recordNanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
    }

    /// A page that could have been kept was looked for among those that are.
    func lookedUp(isHit: Bool) {
        (isHit ? hits : misses).increment(by: 1)
    }

    /// Why we end a connection that its reader would have kept.
    enum Ending: String, CaseIterable {
        case crowdedOut = "crowded-out"
        case tooSlow = "too-slow"
    }

    /// We ended a connection.
    func ended(_ ending: Ending) {
        endings[ending]?.increment(by: 1)
    }

    /// The front answered.
    func answeredInFront() {
        front.increment(by: 1)
    }

    private func counter(
        _ route: String, _ status: Int, _ known: inout [Answered: any CounterHandler]
    ) -> any CounterHandler {
        let key = Answered(route: route, status: status)
        if let found = known[key] { return found }
        let made = factory.makeCounter(
            label: "bandstand_requests_total", dimensions: [("route", route), ("status", "\(status)")])
        known[key] = made
        return made
    }

    private func timer(_ route: String, _ known: inout [String: any TimerHandler]) -> any TimerHandler {
        if let found = known[route] { return found }
        let made = factory.makeTimer(label: "bandstand_request_seconds", dimensions: [("route", route)])
        known[route] = made
        return made
    }
}
