import Foundation

/// The database as a file: what must be right before it is opened.
struct DatabaseFile {
    let path: String

    /// True when there is no database yet.
    var isNew: Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.size] as? NSNumber)?.intValue ?? 0 == 0
    }

    /// Throws `DatabaseFileError.missing` where there is no database: for commands that only look at one.
    func mustExist() throws {
        guard !isNew else { throw DatabaseFileError.missing(path: path) }
    }

    /// Makes the folder and an empty file that only we may read, or throws `DatabaseFileError`.
    func make() throws {
        // SQLite would take these for something other than a file.
        guard !path.isEmpty, !path.hasPrefix(":"), !path.hasPrefix("file:") else {
            throw DatabaseFileError.noPath(path: path)
        }
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
            guard !isFolder.boolValue else { throw DatabaseFileError.isFolder(path: path) }
            guard FileManager.default.isReadableFile(atPath: path), FileManager.default.isWritableFile(atPath: path)
            else { throw DatabaseFileError.noAccess(path: path) }
            return
        }
        let folder = URL(filePath: path).deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw DatabaseFileError.noFolder(path: folder.path)
        }
        let isMade = FileManager.default.createFile(
            atPath: path, contents: nil, attributes: [.posixPermissions: NSNumber(value: PrivateFile.mode)])
        guard isMade else { throw DatabaseFileError.noAccess(path: path) }
    }
}

/// Files that only the server's own user may read.
enum PrivateFile {
    static let mode: Int16 = 0o600
}

/// Why a path can't be the database; each names the place.
enum DatabaseFileError: Error, Equatable, CustomStringConvertible {
    case isFolder(path: String)
    case noAccess(path: String)
    case noFolder(path: String)
    case missing(path: String)
    case noPath(path: String)

    var description: String {
        switch self {
        case .isFolder(let path): "\(path) is a folder; the database is a file, such as \(path)/bandstand.sqlite."
        case .noAccess(let path): "The database \(path) can't be read and written by this user."
        case .missing(let path): "There is no database at \(path): name it by --database."
        case .noPath(let path): "\(path.isEmpty ? "An empty name" : path) names no database file."
        case .noFolder(let path): "The folder \(path) for the database can't be made."
        }
    }
}
