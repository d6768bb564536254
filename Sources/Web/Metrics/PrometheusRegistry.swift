package import CoreMetrics
import Synchronization

/// Collects what swift-metrics is told, and writes it as Prometheus reads it (text format 0.0.4).
package final class PrometheusRegistry: MetricsFactory {
    private enum Instrument: Sendable {
        case counter(PrometheusCounter)
        case gauge(PrometheusGauge)
        case histogram(PrometheusHistogram)
        case sampled(@Sendable () -> Double)

        var type: String {
            switch self {
            case .counter: "counter"
            case .gauge, .sampled: "gauge"
            case .histogram: "histogram"
            }
        }
    }

    /// Instruments by name, then by their labels as they are written.
    private let instruments = Mutex<[String: [String: Instrument]]>([:])

    package init() {}

    /// A number that is looked up whenever somebody asks.
    package func sample(_ label: String, _ value: @escaping @Sendable () -> Double) {
        instruments.withLock { $0[Self.name(label), default: [:]][""] = .sampled(value) }
    }

    package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        let made = instrument(label, dimensions) { .counter(PrometheusCounter()) }
        return if case .counter(let counter) = made { counter } else { PrometheusCounter() }
    }

    package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        let made = instrument(label, dimensions) { .gauge(PrometheusGauge()) }
        return if case .gauge(let gauge) = made { gauge } else { PrometheusGauge() }
    }

    package func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        let made = instrument(label, dimensions) { .gauge(PrometheusGauge()) }
        return if case .gauge(let gauge) = made { gauge } else { PrometheusGauge() }
    }

    package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        let made = instrument(label, dimensions) { .histogram(PrometheusHistogram()) }
        return if case .histogram(let histogram) = made { histogram } else { PrometheusHistogram() }
    }

    // Instruments live as long as the process: their number is bounded by what names them.
    package func destroyCounter(_ handler: any CounterHandler) {}
    package func destroyMeter(_ handler: any MeterHandler) {}
    package func destroyRecorder(_ handler: any RecorderHandler) {}
    package func destroyTimer(_ handler: any TimerHandler) {}

    /// The one of that name and those labels; made when it isn't there.
    private func instrument(
        _ label: String, _ dimensions: [(String, String)], _ make: () -> Instrument
    ) -> Instrument {
        let (name, labels) = (Self.name(label), Self.labels(dimensions))
        return instruments.withLock { instruments in
            if let found = instruments[name]?[labels] { return found }
            let made = make()
            instruments[name, default: [:]][labels] = made
            return made
        }
    }

    /// Everything, in order of names.
    package var text: String {
        // Looked up outside of the lock: a sample may ask anything.
        let all = instruments.withLock(\.self)
        var text = ""
        for (name, instruments) in all.sorted(by: { $0.key < $1.key }) {
            guard let type = instruments.values.first?.type else { continue }
            text += "# TYPE \(name) \(type)\n"
            for (labels, instrument) in instruments.sorted(by: { $0.key < $1.key }) {
                text += Self.lines(name, labels, instrument)
            }
        }
        return text
    }

    private static func lines(_ name: String, _ labels: String, _ instrument: Instrument) -> String {
        let braced = labels.isEmpty ? "" : "{\(labels)}"
        switch instrument {
        case .counter(let counter): return "\(name)\(braced) \(counter.value)\n"
        case .gauge(let gauge): return "\(name)\(braced) \(number(gauge.value))\n"
        case .sampled(let value): return "\(name)\(braced) \(number(value()))\n"
        case .histogram(let histogram):
            let state = histogram.current
            let more = labels.isEmpty ? "" : "\(labels),"
            var total: Int64 = 0
            var text = ""
            for (index, count) in state.counts.enumerated() {
                total += count
                let isLast = index == PrometheusHistogram.bounds.count
                let bound = isLast ? "+Inf" : seconds(PrometheusHistogram.bounds[index])
                text += "\(name)_bucket{\(more)le=\"\(bound)\"} \(total)\n"
            }
            return text + "\(name)_sum\(braced) \(seconds(state.nanoseconds))\n\(name)_count\(braced) \(total)\n"
        }
    }

    private static func seconds(_ nanoseconds: Int64) -> String {
        number(Double(nanoseconds) / 1_000_000_000)
    }

    private static func number(_ value: Double) -> String {
        value == value.rounded() && value.magnitude < 1e15 ? "\(Int64(value))" : "\(value)"
    }

    /// Letters, digits and underscores, as names must be.
    private static func name(_ label: String) -> String {
        String(label.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
    }

    private static func labels(_ dimensions: [(String, String)]) -> String {
        dimensions.map { "\(name($0.0))=\"\(escaped($0.1))\"" }.joined(separator: ",")
    }

    private static func escaped(_ value: String) -> String {
        value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}
