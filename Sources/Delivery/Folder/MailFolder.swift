import Foundation
import Glibc
import Synchronization

/// Keeps mails as `.eml` files in a folder, for a site that has no mail server yet.
///
/// The files can be read by their owner alone. A mail written twice, by its date and Message-ID, is there once. One
/// folder is filled by one process at a time.
package final class MailFolder: Sendable {
    /// A mail of the folder.
    package struct Entry: Sendable, Equatable {
        /// The file's name, which `read` takes.
        package let name: String
        /// The mail's date, milliseconds since 1970 UTC.
        package let date: Int64
    }

    /// Mails that one listing shows.
    package static let longestListing = 500
    /// Mails that are kept if nothing else is said: a folder nobody looks at must not fill the disk.
    package static let usualLimit = 2_000
    /// Bytes of a file that is read.
    private static let longestMail = OutgoingMail.longest
    /// What the name of a mail begins with while it is written; sixteen digits follow.
    private static let draftPrefix = ".mail-"

    private let path: String
    private let limit: Int
    /// Mails written since the folder was opened.
    private let written = Atomic(0)

    /// Opens a folder, made for its owner alone when it is missing; what a crash left half written is removed.
    ///
    /// - Parameter limit: how many mails are kept; older ones make room, now and then, so that it may be a few more.
    /// - Throws: a file system error.
    package init(path: String, limit: Int = usualLimit) throws {
        self.path = path
        self.limit = max(limit, 1)
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        for name in try FileManager.default.contentsOfDirectory(atPath: path) where Self.isDraft(name) {
            unlink("\(path)/\(name)")
        }
    }

    /// Writes a mail, whole or not at all, even when the machine stops; blocks for as long as that takes.
    ///
    /// - Returns: the file's name.
    /// - Throws: a file system error.
    @discardableResult
    package func write(_ mail: MailMessage) throws -> String {
        let name = MailFileName.of(mail)
        let draft = "\(path)/\(Self.draftPrefix)\(UInt64.random(in: .min ... .max).hex)"
        let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw Self.lastFault }
        do {
            try Self.write(mail.bytes, to: file)
            guard rename(draft, "\(path)/\(name)") == 0 else { throw Self.lastFault }
        } catch {
            unlink(draft)
            throw error
        }
        try keepNames()
        try makeRoom()
        return name
    }

    /// The newest mails, newest first, at most 500.
    ///
    /// - Throws: a file system error.
    package func newest(_ count: Int) throws -> [Entry] {
        try entries().prefix(min(max(count, 0), Self.longestListing)).map { $0 }
    }

    /// The bytes of one mail; nil when the folder has none of this name, or the name is none that a mail can have.
    ///
    /// - Throws: a file system error.
    package func read(_ name: String) throws -> [UInt8]? {
        guard MailFileName.date(in: name) != nil else { return nil }
        let file = open("\(path)/\(name)", O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
        guard file >= 0 else {
            if errno == ENOENT || errno == ELOOP { return nil }
            throw Self.lastFault
        }
        let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
        return try handle.read(upToCount: Self.longestMail).map(Array.init) ?? []
    }

    /// All mails, newest first: the date leads their names.
    private func entries() throws -> [Entry] {
        try FileManager.default.contentsOfDirectory(atPath: path).sorted(by: >).compactMap { name in
            MailFileName.date(in: name).map { Entry(name: name, date: $0) }
        }
    }

    /// Waits until the folder itself is on the disk: a new name is not before.
    private func keepNames() throws {
        let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw Self.lastFault }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw Self.lastFault }
    }

    /// Looks through the folder at the first mail, and then once for so many that it costs each next to nothing.
    private func makeRoom() throws {
        let before = written.add(1, ordering: .relaxed).oldValue
        guard before.isMultiple(of: max(limit / Self.partBetweenLooks, 1)) else { return }
        for entry in try entries().dropFirst(limit) { unlink("\(path)/\(entry.name)") }
    }

    /// A twentieth of what is kept may come on top of it.
    private static let partBetweenLooks = 20

    private static func isDraft(_ name: String) -> Bool {
        name.hasPrefix(draftPrefix) && name.utf8.count == draftPrefix.utf8.count + 16
            && name.utf8.dropFirst(draftPrefix.utf8.count).allSatisfy("0123456789abcdef".utf8.contains)
    }

    /// Writes everything, waits until it is on the disk, and closes the file in any case.
    private static func write(_ bytes: [UInt8], to file: Int32) throws {
        let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
        try handle.write(contentsOf: Data(bytes))
        try handle.synchronize()
        try handle.close()
    }

    private static var lastFault: POSIXError { POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
}
