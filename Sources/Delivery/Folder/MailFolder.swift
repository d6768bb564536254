import Foundation
import Glibc

/// Keeps mails as `.eml` files in a folder, for a site that has no mail server yet.
///
/// The files can be read by their owner alone. A mail written twice, by its date and Message-ID, is there once.
package struct MailFolder: Sendable {
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

    private let path: String
    private let limit: Int

    /// Opens a folder, made for its owner alone when it is missing.
    ///
    /// - Parameter limit: how many mails are kept; older ones make room.
    /// - Throws: a file system error.
    package init(path: String, limit: Int = usualLimit) throws {
        self.path = path
        self.limit = max(limit, 1)
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    /// Writes a mail, whole or not at all, even when the machine stops; blocks for as long as that takes.
    ///
    /// - Returns: the file's name.
    /// - Throws: a file system error.
    @discardableResult
    package func write(_ mail: MailMessage) throws -> String {
        let name = MailFileName.of(mail)
        var temporary = Array("\(path)/.mail-XXXXXX".utf8CString)
        // mkstemp makes the file readable by its owner alone.
        let file = mkstemp(&temporary)
        guard file >= 0 else { throw Self.lastFault }
        let temporaryPath = String(decoding: temporary.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        do {
            try Self.write(mail.bytes, to: file)
            guard rename(temporaryPath, "\(path)/\(name)") == 0 else { throw Self.lastFault }
        } catch {
            unlink(temporaryPath)
            throw error
        }
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

    private func makeRoom() throws {
        for entry in try entries().dropFirst(limit) { unlink("\(path)/\(entry.name)") }
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
