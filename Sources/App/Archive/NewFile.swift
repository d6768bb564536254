import Foundation

/// A file that is written beside its place and takes it only when it is whole.
///
/// It never replaces another.
final class NewFile: Sendable {
    let handle: FileHandle
    private let path: String
    private let draft: String

    /// Throws `CommandFailure` when the place is taken or can't be written.
    init(_ path: String) throws {
        guard !FileManager.default.fileExists(atPath: path) else { throw Self.taken(path) }
        self.path = path
        draft = "\(path).part-\(getpid())"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw CommandFailure("\(path) can't be written: \(String(cString: strerror(errno))).")
        }
        handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    deinit {
        unlink(draft)
    }

    /// Gives the finished file its name.
    func keep() throws {
        try handle.synchronize()
        guard link(draft, path) == 0 else {
            throw errno == EEXIST
                ? Self.taken(path) : CommandFailure("\(path) can't be written: \(String(cString: strerror(errno))).")
        }
    }

    private static func taken(_ path: String) -> CommandFailure {
        CommandFailure("\(path) exists already and is left as it is: name another file by --output.")
    }
}
