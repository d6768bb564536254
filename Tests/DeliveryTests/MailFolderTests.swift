import Delivery
import Foundation
import MessageFormat
import Testing

@Suite struct MailFolderTests {
    private func withFolder(_ body: (MailFolder, URL) throws -> Void) throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "bandstand-folder-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: url) }
        try body(MailFolder(path: url.path), url)
    }

    private func mode(_ url: URL) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions] as? Int
    }

    @Test func `a mail is kept whole, for its owner alone`() throws {
        try withFolder { folder, url in
            let mail = try makeMail(html: "<p>Hi</p>")
            let name = try folder.write(mail)
            #expect(try folder.read(name) == mail.bytes)
            #expect(try mode(url.appending(path: name)) == 0o600)
            #expect(try mode(url) == 0o700)
            #expect(try FileManager.default.contentsOfDirectory(atPath: url.path) == [name])
        }
    }

    @Test func `the newest mails come first, as many as wanted`() throws {
        try withFolder { folder, _ in
            for number in 1...9 {
                try folder.write(makeMail(id: "\(number)@forum.test", date: Int64(number) * 400_000_000_000))
            }
            #expect(try folder.newest(3).map(\.date) == [9, 8, 7].map { $0 * 400_000_000_000 })
            #expect(try folder.newest(100).count == 9)
            #expect(try folder.newest(0).isEmpty)
            #expect(try folder.newest(-1).isEmpty)
        }
    }

    @Test func `a mail that is written twice is there once`() throws {
        try withFolder { folder, _ in
            let names = try [folder.write(makeMail()), folder.write(makeMail())]
            #expect(names[0] == names[1])
            #expect(try folder.newest(10).count == 1)
            try folder.write(makeMail(id: "second@forum.test"))
            #expect(try folder.newest(10).count == 2)
        }
    }

    @Test func `old mails make room for new ones`() throws {
        try withFolder { folder, url in
            let small = try MailFolder(path: url.path, limit: 3)
            for number in 1...5 { try small.write(makeMail(id: "\(number)@forum.test", date: Int64(number))) }
            #expect(try folder.newest(10).map(\.date) == [5, 4, 3])
        }
    }

    @Test func `a full folder is looked through now and then, and has few mails too many`() throws {
        try withFolder { folder, url in
            let small = try MailFolder(path: url.path, limit: 40)
            var most = 0
            for number in 1...100 {
                try small.write(makeMail(id: "\(number)@forum.test", date: Int64(number)))
                most = max(most, try FileManager.default.contentsOfDirectory(atPath: url.path).count)
            }
            #expect(most == 41)
            #expect(try folder.newest(40).map(\.date) == (61...100).reversed())
        }
    }

    @Test func `what a crash left half written is removed, and nothing else`() throws {
        try withFolder { folder, url in
            let name = try folder.write(makeMail())
            let others = [".mail-notes-of-my-own1", ".mail-", "mail-0123456789abcdef"]
            for other in others + [".mail-0123456789abcdef", ".mail-ffffffffffffffff"] {
                try Data("half".utf8).write(to: url.appending(path: other))
            }
            _ = try MailFolder(path: url.path)
            #expect(try Set(FileManager.default.contentsOfDirectory(atPath: url.path)) == Set(others + [name]))
        }
    }

    @Test func `a large mail is read whole`() throws {
        try withFolder { folder, _ in
            let mail = try makeMail(text: String(repeating: "All work and no play.\n", count: 40_000))
            #expect(try folder.read(folder.write(mail)) == mail.bytes)
        }
    }

    @Test func `nothing but its mails is listed or read`() throws {
        try withFolder { folder, url in
            let name = try folder.write(makeMail())
            try Data("secret".utf8).write(to: url.appending(path: "notes.txt"))
            let link = "00001790000000000-0123456789abcdef.eml".suffix(name.count)
            try FileManager.default.createSymbolicLink(
                atPath: url.appending(path: String(link)).path,
                withDestinationPath: url.appending(path: "notes.txt").path)
            for other in ["notes.txt", "../\(name)", "", ".", "/etc/passwd", "\(name)\0", String(link), "\(name)x"] {
                #expect(try folder.read(other) == nil)
            }
            #expect(try folder.read(name.replacing("-", with: "-0").dropLast(5) + ".eml") == nil)
        }
    }

    @Test func `a mail whose folder is gone is an error, not a loss`() throws {
        try withFolder { folder, url in
            try FileManager.default.removeItem(at: url)
            #expect(throws: (any Error).self) { try folder.write(makeMail()) }
            #expect(throws: (any Error).self) { try folder.newest(1) }
        }
    }
}
