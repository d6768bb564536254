import Foundation

/// A file that is written beside its place and takes it only when it is whole.
///
/// It never replaces another.
final class NewFile: Sendable {
    let handle: FileHandle
    /// Where it is written until then.
    let draft: String
    private let path: String
    private let advice: String

    /// Throws `CommandFailure` when the place is taken or can't be written.
    ///
    /// - Parameters:
    ///   - mode: who may read it.
    ///   - advice: what to do when the place is taken.
    init(_ path: String, mode: Int16 = 0o644, advice: String = "name another file by --output") throws {
        self.path = path
        self.advice = advice
        draft = "\(path).part-\(getpid())"
        guard !FileManager.default.fileExists(atPath: path) else { throw Self.taken(path, advice) }
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode_t(mode))
        guard descriptor >= 0 else { throw Self.unwritable(path) }
        handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    deinit {
        unlink(draft)
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

    private static func taken(_ path: String, _ advice: String) -> CommandFailure {
        CommandFailure("\(path) exists already and is left as it is: \(advice).")
    }

    private static func unwritable(_ path: String) -> CommandFailure {
        CommandFailure("\(path) can't be written: \(String(cString: strerror(errno))).")
    }
}
