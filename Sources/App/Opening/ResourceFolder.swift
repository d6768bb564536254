import Foundation

/// The folder that holds what pages are made of: `Templates` and `Public`.
struct ResourceFolder {
    let url: URL

    var templates: URL { url.appending(path: "Templates", directoryHint: .isDirectory) }
    var assets: URL { url.appending(path: "Public", directoryHint: .isDirectory) }
    /// The rules of the house; only a server that people post to needs them.
    var rules: URL { url.appending(path: "moderation", directoryHint: .isDirectory) }

    /// The folder that was named, or else the working directory, or else one that the program lies in.
    static func find(_ named: String?) throws -> ResourceFolder {
        if let named {
            let folder = ResourceFolder(url: URL(filePath: named, directoryHint: .isDirectory))
            guard folder.isComplete else { throw ResourceError(folder: named) }
            return folder
        }
        let here = URL(filePath: FileManager.default.currentDirectoryPath, directoryHint: .isDirectory)
        let candidates = [here] + parents(of: URL(filePath: "/proc/self/exe").resolvingSymlinksInPath())
        guard let found = candidates.map(ResourceFolder.init(url:)).first(where: \.isComplete) else {
            throw ResourceError(folder: nil)
        }
        return found
    }

    /// A build's program lies this deep in its checkout, at most.
    private static let maximumDepth = 5

    private static func parents(of file: URL) -> [URL] {
        var folders = [file.deletingLastPathComponent()]
        while folders.count < maximumDepth, let last = folders.last {
            folders.append(last.deletingLastPathComponent())
        }
        return folders
    }

    private var isComplete: Bool {
        [templates, assets].allSatisfy { folder in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder) && isFolder.boolValue
        }
    }
}

/// There is nothing to make pages of.
struct ResourceError: Error, CustomStringConvertible {
    let folder: String?

    var description: String {
        if let folder {
            "\(folder) does not hold the folders Templates and Public."
        } else {
            "The folders Templates and Public were not found: name the folder that holds them by --root."
        }
    }
}
