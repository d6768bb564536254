import Features
import Foundation
import Synchronization

/// Shows how far an import is: a bar that is drawn over itself on a terminal, plain lines elsewhere.
final class ProgressDisplay: Sendable {
    /// Where progress goes, and whether that is a terminal.
    struct Console: Sendable {
        let isTerminal: Bool
        let write: @Sendable (String) -> Void

        static let standardError = Console(
            isTerminal: isatty(STDERR_FILENO) == 1,
            write: { FileHandle.standardError.write(Data($0.utf8)) })
    }

    /// Messages between two lines where there is no terminal.
    private static let messagesPerLine = 1000
    private static let barWidth = 24

    private struct State {
        var linesShown = 0
        var isDrawn = false
    }

    private let file: String
    private let console: Console
    private let started: ContinuousClock.Instant
    private let state = Mutex(State())

    init(file: String, console: Console, started: ContinuousClock.Instant = .now) {
        self.file = URL(filePath: file).lastPathComponent
        self.console = console
        self.started = started
    }

    /// Shows progress; called after each chunk is stored, so what it counts is safe.
    func show(_ progress: MboxImport.Progress) {
        let seconds = max(0.001, (ContinuousClock.now - started) / .seconds(1))
        if console.isTerminal {
            state.withLock { $0.isDrawn = true }
            console.write("\r\u{1B}[K\(Self.bar(progress, file: file, seconds: seconds))")
        } else {
            let lines = progress.report.read / Self.messagesPerLine
            let isDue = state.withLock { state in
                guard lines > state.linesShown else { return false }
                state.linesShown = lines
                return true
            }
            if isDue { console.write("\(Self.words(progress, file: file, seconds: seconds))\n") }
        }
    }

    /// Leaves the bar's line.
    func finish() {
        if state.withLock({ $0.isDrawn }) { console.write("\n") }
    }

    /// "june.mbox.gz  [#########---------------]  38 %  890 messages, 2,310/s, 1 s left".
    static func bar(_ progress: MboxImport.Progress, file: String, seconds: Double) -> String {
        let share = share(progress)
        let filled = Int(share * Double(barWidth))
        let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: barWidth - filled)
        return "\(file)  [\(bar)]  \(words(progress, seconds: seconds))"
    }

    private static func words(_ progress: MboxImport.Progress, file: String, seconds: Double) -> String {
        "\(file): \(words(progress, seconds: seconds)), \(grouped(progress.report.added)) added"
    }

    private static func words(_ progress: MboxImport.Progress, seconds: Double) -> String {
        let share = share(progress)
        let rate = Int(Double(progress.report.read) / seconds)
        let left = share > 0 ? Int((seconds / share - seconds).rounded(.up)) : 0
        return "\(Int(share * 100)) %, \(grouped(progress.report.read)) messages, \(grouped(rate))/s, \(left) s left"
    }

    private static func share(_ progress: MboxImport.Progress) -> Double {
        progress.size > 0 ? min(1, Double(progress.bytesRead) / Double(progress.size)) : 0
    }

    private static func grouped(_ number: Int) -> String {
        number.formatted(.number.locale(Locale(identifier: "en_GB")))
    }
}
