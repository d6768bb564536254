import Foundation
import Logging

/// Writes each message as one line of JSON on standard error, for whatever collects logs.
struct JSONLines: LogHandler {
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?
    var logLevel: Logger.Level
    private let writer: LineWriter

    init(level: Logger.Level, to writer: LineWriter) {
        logLevel = level
        self.writer = writer
    }

    /// A logger of ours, for a whole process.
    static func logger(level: Logger.Level) -> Logger {
        let writer = LineWriter.standardError
        return Logger(label: "bandstand") { _ in JSONLines(level: level, to: writer) }
    }

    subscript(metadataKey key: String) -> Logger.MetadataValue? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var line = JSONText(time: .now)
        line.field("level", event.level.rawValue)
        line.field("message", "\(event.message)")
        for (key, value) in fields(of: event).sorted(by: { $0.key < $1.key }) {
            line.field(key, value)
        }
        writer.write(line.end())
    }

    private func fields(of event: LogEvent) -> Logger.Metadata {
        let provided = metadataProvider?.get() ?? [:]
        var fields = event.metadata ?? [:]
        // What is nearer to the event wins.
        if !provided.isEmpty { fields.merge(provided) { near, _ in near } }
        if !metadata.isEmpty { fields.merge(metadata) { near, _ in near } }
        if let error = event.error { fields["cause"] = .string("\(error)") }
        return fields
    }
}
