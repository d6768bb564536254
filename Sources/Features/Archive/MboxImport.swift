import Foundation
package import MessageFormat

/// Reads mailbox files and brings their messages into a board, in chunks that are each one transaction.
///
/// Stopped between chunks it loses nothing: the next run finds what is there and goes on. Memory holds two chunks.
package struct MboxImport: Sendable {
    /// Messages that share a transaction: enough to share its commit, few enough to stop soon.
    private static let chunk = 250
    /// Bytes of messages that share one: large letters must not fill the memory.
    private static let chunkBytes = 4_000_000

    private let archive: Archive
    private let actor: Actor
    private let now: Moment

    package init(archive: Archive, by actor: Actor, now: Moment) {
        self.archive = archive
        self.actor = actor
        self.now = now
    }

    /// How far a file is read.
    package struct Progress: Sendable {
        package let report: ImportReport
        /// Bytes of the file, as it lies on disk.
        package let bytesRead: Int64
        package let size: Int64
    }

    /// Throws `MboxError` when a file can't be opened or holds no mailbox: asked before anything is written.
    package static func check(_ paths: [String]) throws(MboxError) {
        for path in paths {
            // A pipe can be read once only, and this is the first of two times.
            let type =
                (try? FileManager.default.attributesOfItem(atPath: URL(filePath: path).resolvingSymlinksInPath().path))?[
                    .type]
            if let type = type as? FileAttributeType, type != .typeRegular {
                throw .unreadable(path: path, reason: "it is no regular file")
            }
            _ = try MboxReader(path: path).next()
        }
    }

    /// Imports one file.
    ///
    /// `shouldStop` is asked between chunks.
    package func run(
        _ path: String, into board: Board.ID, progress: @Sendable (Progress) -> Void,
        shouldStop: @Sendable () -> Bool
    ) async throws -> ImportReport {
        var source = Source(reader: try MboxReader(path: path), path: path, fallback: now)
        var report = ImportReport()
        var ready = try prepare(from: &source, &report)
        while !ready.isEmpty {
            let messages = ready
            async let outcomes = archive.add(messages.map(\.message), to: board, by: actor)
            report.wasStopped = shouldStop()
            ready = report.wasStopped ? [] : try prepare(from: &source, &report)
            for (message, outcome) in zip(messages, try await outcomes) {
                report.note(outcome, of: message.message.messageID, at: message.line, in: path)
            }
            progress(Progress(report: report, bytesRead: source.reader.bytesRead, size: source.reader.size))
        }
        return report
    }

    private struct Source {
        let reader: MboxReader
        let path: String
        /// Date of the message before, for one without any.
        var fallback: Moment
        var isBroken = false
    }

    private struct Prepared: Sendable {
        let message: ArchivedMessage
        let line: Int
    }

    private func prepare(from source: inout Source, _ report: inout ImportReport) throws -> [Prepared] {
        var prepared: [Prepared] = []
        var bytes = 0
        while prepared.count < Self.chunk, bytes < Self.chunkBytes, !source.isBroken {
            let entry: MboxEntry?
            do {
                entry = try source.reader.next()
            } catch .brokenGzip(let path, let line) {
                // What came before the damage is whole: it stays, and the damage is listed.
                let reason = "\(MboxError.brokenGzip(path: path, line: line))"
                report.noteBroken(ImportReport.Fault(path: path, line: line, reason: reason))
                source.isBroken = true
                report.wasCutShort = true
                break
            }
            guard let entry else { break }
            report.read += 1
            switch entry {
            case .fault(let fault):
                report.noteBroken(ImportReport.Fault(path: source.path, line: fault.line, reason: fault.reason))
            case .message(let raw):
                bytes += raw.bytes.count
                do {
                    prepared.append(try prepare(raw, &source.fallback))
                } catch let fault as MessageFault {
                    let line = raw.line + fault.line
                    report.noteBroken(ImportReport.Fault(path: source.path, line: line, reason: fault.reason))
                } catch let error as PostingError {
                    report.noteBroken(
                        ImportReport.Fault(path: source.path, line: raw.line, reason: error.sentence))
                }
            }
        }
        return prepared
    }

    private func prepare(_ raw: RawMessage, _ fallback: inout Moment) throws -> Prepared {
        let message = try InternetMessage.parse(raw.bytes[...])
        let origin = ArchivedMessage.Origin(
            receivedAt: raw.envelopeDate.map(Moment.init(rawValue:)), fallback: fallback)
        let prepared = try archive.prepare(message, origin, by: actor)
        fallback = prepared.postedAt
        return Prepared(message: prepared, line: raw.line)
    }
}
