import Dispatch
import Foundation
import Glibc
import Logging
import Synchronization

/// Writes lines to a file or a pipe, one after another, from a queue of its own.
///
/// Who hands a line over never waits for whoever reads them: while `capacity` bytes wait, further lines are lost, and a
/// line after those that waited says how many.
final class LineWriter: Sendable {
    private struct State {
        var waiting: [UInt8] = []
        var lost = 0
        /// A round is under way or about to be.
        var isBusy = false
    }

    private let descriptor: Int32
    private let capacity: Int
    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "bandstand.log")
    private let idle = DispatchGroup()

    /// Bytes that may wait: some thousand requests.
    static let capacity = 1_024 * 1_024

    /// Where every command logs.
    ///
    /// When the process ends by `exit`, what waits is written before, as far as it is taken within `patience`. A process
    /// that a signal or `_exit` ends loses what waits.
    static let standardError: LineWriter = {
        let writer = LineWriter(STDERR_FILENO, capacity: capacity)
        atexit { LineWriter.standardError.flush(within: LineWriter.patience) }
        return writer
    }()

    /// How long the first line waits for others, so that one write takes many: waking the writer costs more than a line.
    private static let pause = DispatchTimeInterval.milliseconds(10)

    private static let patience = DispatchTimeInterval.milliseconds(500)

    init(_ descriptor: Int32, capacity: Int) {
        self.descriptor = descriptor
        self.capacity = capacity
    }

    /// Takes a line with its line end.
    func write(_ line: [UInt8]) {
        let isFirst = state.withLock { state in
            guard state.waiting.count + line.count <= capacity else {
                state.lost += 1
                return false
            }
            state.waiting += line
            guard !state.isBusy else { return false }
            state.isBusy = true
            idle.enter()
            return true
        }
        if isFirst { queue.asyncAfter(deadline: .now() + Self.pause) { self.work() } }
    }

    /// Waits until nothing waits any more, or the time is up; true when it was in time.
    ///
    /// Where nobody reads any more nothing waits either.
    @discardableResult
    func flush(within time: DispatchTimeInterval) -> Bool {
        idle.wait(timeout: .now() + time) == .success
    }

    private func work() {
        while let lines = next() {
            put(lines)
        }
        idle.leave()
    }

    /// All that waits; nil, and no longer busy, when nothing does.
    private func next() -> [UInt8]? {
        state.withLock { state in
            var lines: [UInt8] = []
            swap(&lines, &state.waiting)
            if state.lost > 0 {
                var line = JSONText(time: .now)
                line.field("level", "warning")
                line.field("message", "lines of this log were lost, because nobody took them in time")
                line.field("lines", .stringConvertible(state.lost))
                lines += line.end()
                state.lost = 0
            }
            state.isBusy = !lines.isEmpty
            return lines.isEmpty ? nil : lines
        }
    }

    /// Writes all of it, however long a reader takes; where there is no reader any more, lines are gone.
    private func put(_ lines: [UInt8]) {
        var rest = lines[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN {
                // A terminal that another program made non-blocking.
                var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                poll(&entry, 1, -1)
            } else if errno != EINTR {
                return
            }
        }
    }
}
