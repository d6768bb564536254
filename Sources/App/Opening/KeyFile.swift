import Crypto
import Features
import Foundation
import Glibc
import Logging

/// The file that holds the community's key: 64 hexadecimal digits, readable by the server's user alone.
struct KeyFile {
    let path: String

    /// The key in the file, with a warning when others may read it; or throws `KeyFileError`.
    func load(_ logger: Logger) throws -> SymmetricKey {
        guard FileManager.default.fileExists(atPath: path) else { throw KeyFileError.missing(path: path) }
        guard let data = FileManager.default.contents(atPath: path) else { throw KeyFileError.unreadable(path: path) }
        let text = String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        guard let bytes = Self.bytes(ofHex: text), bytes.count == Keys.length else {
            throw KeyFileError.malformed(path: path)
        }
        if isOpenToOthers {
            logger.warning("the key file can be read by others: chmod 600 it", metadata: ["path": .string(path)])
        }
        return SymmetricKey(data: bytes)
    }

    /// The key in the file, which is made when it isn't there.
    func loadOrMake(_ logger: Logger) throws -> SymmetricKey {
        if !FileManager.default.fileExists(atPath: path) { try make() }
        return try load(logger)
    }

    /// Never writes over a file: whoever comes second reads what the first has made, whole.
    private func make() throws {
        let key = SymmetricKey(size: .bits256)
        let text = key.withUnsafeBytes { Hex.text($0) } + "\n"
        let draft = "\(path).\(getpid())"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode_t(PrivateFile.mode))
        guard descriptor >= 0 else { throw KeyFileError.unwritable(path: path) }
        defer { unlink(draft) }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            try file.write(contentsOf: Data(text.utf8))
            try file.synchronize()
            try file.close()
        } catch {
            throw KeyFileError.unwritable(path: path)
        }
        guard link(draft, path) == 0 || errno == EEXIST else { throw KeyFileError.unwritable(path: path) }
    }

    private var isOpenToOthers: Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        let mode = (attributes?[.posixPermissions] as? NSNumber)?.intValue ?? 0
        return mode & 0o077 != 0
    }

    private static func bytes(ofHex text: String) -> [UInt8]? {
        let digits = text.utf8.map { Character(Unicode.Scalar($0)).hexDigitValue }
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = digits[index], let low = digits[index + 1] else { return nil }
            bytes.append(UInt8(high << 4 | low))
        }
        return bytes
    }
}

/// Why there is no key; each names the file.
enum KeyFileError: Error, Equatable, CustomStringConvertible {
    case missing(path: String)
    case unreadable(path: String)
    case malformed(path: String)
    case unwritable(path: String)

    var description: String {
        switch self {
        case .missing(let path):
            "The key file \(path) is missing: put back the one this database was made with, "
                + "or name it by BANDSTAND_KEY_FILE."
        case .unreadable(let path): "The key file \(path) can't be read."
        case .malformed(let path): "The key file \(path) does not hold a key: 64 hexadecimal digits."
        case .unwritable(let path): "The key file \(path) can't be made."
        }
    }
}
