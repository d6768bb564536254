import Dispatch
import Foundation
import Glibc
import Logging
import Synchronization

/// Writes lines to a file or a pipe, one after another, from a queue of its own.
///
/// Who hands a line over never waits for whoever reads them: when the reader falls behind by `capacity` bytes, lines
/// are lost, and a line says how many as soon as there is room again.
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
    /// What waits when the process ends is written before, if it is taken within `patience`.
    static let standardError: LineWriter = {
        let writer = LineWriter(STDERR_FILENO, capacity: capacity)
        atexit { LineWriter.standardError.flush(within: LineWriter.patience) }
        return writer
    }()

    /// How long the first line waits for others: waking the writer costs as much as the line.
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

    /// Waits until everything that was handed over is written, or the time is up.
    func flush(within time: DispatchTimeInterval) {
        _ = idle.wait(timeout: .now() + time)
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
                lines += line.ended
                state.lost = 0
            }
            state.isBusy = !lines.isEmpty
            return lines.isEmpty ? nil : lines
        }
    }

    /// Where nobody takes them any more, as after a reader has ended, lines are gone.
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
