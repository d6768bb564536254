import Foundation

/// A file that is written beside its place and takes it only when it is whole.
///
/// It never replaces another. A signal that ends the command leaves nothing of it behind.
final class NewFile: Sendable {
    let handle: FileHandle
    /// Where it is written until then.
    let draft: String
    private let path: String
    private let advice: String

    /// Lends a new file to `body`, which keeps it or not.
    ///
    /// Throws `CommandFailure` when the place is taken or can't be written.
    ///
    /// - Parameters:
    ///   - mode: who may read it.
    ///   - advice: what to do when the place is taken.
    static func with<Result: Sendable>(
        _ path: String, mode: Int16 = 0o644, advice: String = "name another file by --output",
        _ body: @escaping @Sendable (NewFile) async throws -> Result
    ) async throws -> Result {
        let draft = "\(path).part-\(getpid())"
        return try await Signals.heard { signal in
            discard(draft)
            _exit(signal.exitCode)
        } during: {
            try await body(NewFile(path, draft: draft, mode: mode, advice: advice))
        }
    }

    private init(_ path: String, draft: String, mode: Int16, advice: String) throws {
        self.path = path
        self.draft = draft
        self.advice = advice
        guard !FileManager.default.fileExists(atPath: path) else { throw Self.taken(path, advice) }
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode_t(mode))
        guard descriptor >= 0 else { throw Self.unwritable(path) }
        handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    deinit {
        Self.discard(draft)
    }

    /// Gives the finished file its name, durably.
    func keep() throws {
        try handle.synchronize()
        guard link(draft, path) == 0 else {
            throw errno == EEXIST ? Self.taken(path, advice) : Self.unwritable(path)
        }
        let folder = open(URL(filePath: path).deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw Self.unwritable(path) }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw Self.unwritable(path) }
    }

    /// Removes the draft, and the journal that SQLite keeps beside a database while it writes.
    private static func discard(_ draft: String) {
        unlink(draft)
        unlink("\(draft)-journal")
    }

    private static func taken(_ path: String, _ advice: String) -> CommandFailure {
        CommandFailure("\(path) exists already and is left as it is: \(advice).")
    }

    private static func unwritable(_ path: String) -> CommandFailure {
        CommandFailure("\(path) can't be written: \(String(cString: strerror(errno))).")
    }
}
