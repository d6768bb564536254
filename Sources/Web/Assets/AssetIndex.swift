import Crypto
import Features
package import Foundation
import NIOCore

/// The files of `Public/`, held in memory and sent under an address that changes with what they hold.
///
/// Only what was found at the start is served, so no address leads anywhere else in the file system. One hash names
/// all files together: a style sheet may name another file by a relative address and gets the one it was made for.
package struct AssetIndex: Sendable {
    /// Names the files as they are now; part of every address.
    package let version: String
    private let assets: [String: Asset]

    /// Reads every file below `root`, or throws `AssetError`.
    package init(root: URL) throws {
        var assets: [String: Asset] = [:]
        var hash = SHA256()
        var total = 0
        for (path, file) in try AssetFolder.files(below: root) {
            guard let type = AssetType(ending: file.pathExtension) else {
                throw AssetError.unknownType(path: file.path)
            }
            guard let data = try? Data(contentsOf: file) else { throw AssetError.unreadable(path: file.path) }
            total += data.count
            guard total <= Self.maximumBytes else { throw AssetError.tooLarge(path: root.path) }
            hash.update(data: Data("\(path) \(data.count)\n".utf8))
            hash.update(data: data)
            assets[path] = Asset(type: type, body: ByteBuffer(bytes: data))
        }
        self.assets = assets
        version = Hex.text(hash.finalize().prefix(Self.versionBytes))
    }

    /// Bytes of all files together: they stay in memory.
    private static let maximumBytes = 16 * 1_024 * 1_024
    /// 64 bits: enough that two states of the files never share an address.
    private static let versionBytes = 8

    /// Where a file is: `css/base.css` -> `/assets/{hash}/css/base.css`.
    package func address(_ path: String) -> String {
        "/assets/\(version)/\(path)"
    }

    /// The file at `path`, as in `css/base.css`.
    subscript(path: String) -> Asset? {
        assets[path]
    }

    /// Paths of all files, in order.
    package var paths: [String] {
        assets.keys.sorted()
    }
}

/// Why the files of `Public/` can't be served; each names the place.
package enum AssetError: Error, Equatable, CustomStringConvertible {
    case noFolder(path: String)
    case unreadable(path: String)
    case unknownType(path: String)
    case badName(path: String)
    case tooLarge(path: String)

    package var description: String {
        switch self {
        case .noFolder(let path): "There is no folder \(path): name the one that holds Templates and Public by --root."
        case .unreadable(let path): "\(path) can't be read."
        case .unknownType(let path): "\(path) is of no kind that Bandstand serves; move it elsewhere."
        case .badName(let path): "\(path): names of public files hold ASCII letters, digits, '-', '_' and '.' only."
        case .tooLarge(let path): "The files below \(path) are larger than 16 MB together."
        }
    }
}
