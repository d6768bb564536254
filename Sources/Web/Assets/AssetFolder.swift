import Foundation

/// What lies below a folder of public files.
enum AssetFolder {
    /// Levels of folders: a bound, so that no loop of links keeps us walking.
    private static let maximumDepth = 8
    private static let letters = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.")

    /// Every file but hidden ones with its path below `root`, in order of paths; or throws `AssetError`.
    static func files(below root: URL) throws -> [(path: String, file: URL)] {
        var files: [(path: String, file: URL)] = []
        var folders = [(path: "", url: root, depth: 0)]
        while let folder = folders.popLast() {
            guard folder.depth <= maximumDepth, let entries = entries(of: folder.url) else {
                throw folder.depth == 0 ? AssetError.noFolder(path: root.path) : .unreadable(path: folder.url.path)
            }
            for entry in entries where !entry.lastPathComponent.hasPrefix(".") {
                let name = entry.lastPathComponent
                guard name.allSatisfy(letters.contains) else { throw AssetError.badName(path: entry.path) }
                let path = folder.path.isEmpty ? name : "\(folder.path)/\(name)"
                if entry.hasDirectoryPath {
                    folders.append((path, entry, folder.depth + 1))
                } else {
                    files.append((path, entry))
                }
            }
        }
        return files.sorted { $0.path < $1.path }
    }

    private static func entries(of folder: URL) -> [URL]? {
        try? FileManager.default.contentsOfDirectory(
            at: folder, includingPropertiesForKeys: [.isDirectoryKey], options: [])
    }
}
