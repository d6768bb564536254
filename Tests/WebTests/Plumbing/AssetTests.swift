import Features
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

struct AssetTests {
    @Test func `a file may be kept for a year under its address`() async throws {
        try await TestSite.with { site, client in
            let response = try await client.get(site.assets.address("css/base.css"))
            #expect(response.status == .ok)
            #expect(response.headers[.cacheControl] == "public, max-age=31536000, immutable")
            #expect(response.headers[.contentType] == "text/css; charset=utf-8")
            #expect(response.headers[.vary] == "Accept-Encoding")
            let file = try Data(contentsOf: Checkout.assets.appending(path: "css/base.css"))
            #expect(Data(response.body.readableBytesView) == file)
        }
    }

    @Test func `a file is sent compressed where that makes it smaller`() async throws {
        try await TestSite.with { site, client in
            let plain = try await client.get(site.assets.address("css/base.css"))
            let small = try await client.get(site.assets.address("css/base.css"), [.acceptEncoding: "gzip"])
            #expect(small.headers[.contentEncoding] == "gzip")
            #expect(Gzipped(small.body)?.length == plain.body.readableBytes)
            #expect(small.headers[.eTag] != plain.headers[.eTag])
            let tag = try #require(small.headers[.eTag])
            let again = try await client.get(site.assets.address("css/base.css"), [.ifNoneMatch: tag])
            #expect(again.status == .notModified)
        }
    }

    @Test func `an address of yesterday leads to the file of today`() async throws {
        try await TestSite.with { site, client in
            let response = try await client.get("/assets/0123456789abcdef/css/base.css")
            #expect(response.status == .found)
            #expect(response.headers[.location] == site.assets.address("css/base.css"))
            #expect(response.headers[.cacheControl] == "no-cache")
        }
    }

    @Test(arguments: [
        "none.css", "css", "css/none.css", "../Package.swift", "css/../../Package.swift", "%2e%2e/Package.swift",
        "..%2fPackage.swift", "css%2fbase.css", ".hidden", "css/base.css%20", "Css/Base.css", "css/./base.css",
    ])
    func `no address leads to anything but a public file`(path: String) async throws {
        try await TestSite.with { site, client in
            for version in [site.assets.version, "0", ".."] {
                let response = try await client.get("/assets/\(version)/\(path)")
                #expect(response.status == .notFound)
                #expect(!response.text.contains("PackageDescription"))
            }
        }
    }

    private func write(_ files: [String: String], below folder: URL) throws {
        for (path, text) in files {
            let file = folder.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
    }

    @Test func `the address changes with any file, and with nothing else`() async throws {
        try await withTemporaryFolder { folder in
            try write(["a.css": "a {}", "js/b.js": "b()"], below: folder)
            let first = try AssetIndex(root: folder)
            #expect(first.paths == ["a.css", "js/b.js"])
            #expect(try AssetIndex(root: folder).version == first.version)
            try write([".hidden": "x", ".git/config": "x"], below: folder)
            #expect(try AssetIndex(root: folder).version == first.version)
            try write(["js/b.js": "c()"], below: folder)
            #expect(try AssetIndex(root: folder).version != first.version)
        }
    }

    @Test func `a folder that can't be served says which file is at fault`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.path
            #expect(throws: AssetError.noFolder(path: "\(path)/none")) {
                try AssetIndex(root: folder.appending(path: "none"))
            }
            try write(["sub/notes.docx": "x"], below: folder)
            #expect(throws: AssetError.unknownType(path: "\(path)/sub/notes.docx")) { try AssetIndex(root: folder) }
            try FileManager.default.removeItem(at: folder.appending(path: "sub"))
            try write(["a b.css": "x"], below: folder)
            #expect(throws: AssetError.badName(path: "\(path)/a b.css")) { try AssetIndex(root: folder) }
        }
    }

    @Test func `more than can be kept in memory is refused`() async throws {
        try await withTemporaryFolder { folder in
            let file = folder.appending(path: "huge.png")
            try Data().write(to: file)
            try FileHandle(forWritingTo: file).truncate(atOffset: 17 * 1_024 * 1_024)
            #expect(throws: AssetError.tooLarge(path: folder.path)) { try AssetIndex(root: folder) }
        }
    }
}
