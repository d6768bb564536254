import Foundation
import TestSupport
import Testing

struct DatabaseTests {
    private func mode(_ path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return try #require((attributes[.posixPermissions] as? NSNumber)?.intValue)
    }

    @Test func `migrate makes the database and its key, for our eyes only`() async throws {
        try await withTemporaryFolder { folder in
            let database = folder.appending(path: "data/bandstand.sqlite").path
            let run = try await Program.run("migrate", "--database", database, in: folder)
            #expect(run.code == 0)
            #expect(run.output.hasPrefix("\(database) is up to date"))
            #expect(try mode(database) == 0o600)
            #expect(try mode("\(database).key") == 0o600)
            let key = try String(contentsOfFile: "\(database).key", encoding: .utf8)
            #expect(key.wholeMatch(of: /[0-9a-f]{64}\n/) != nil)
            let again = try await Program.run("migrate", "--database", database, in: folder)
            #expect(again.code == 0)
            #expect(try String(contentsOfFile: "\(database).key", encoding: .utf8) == key)
        }
    }

    @Test func `the environment names the database, the option wins`() async throws {
        try await withTemporaryFolder { folder in
            let first = folder.appending(path: "first.sqlite").path
            let second = folder.appending(path: "second.sqlite").path
            let environment = ["BANDSTAND_DATABASE": first, "BANDSTAND_KEY_FILE": folder.appending(path: "key").path]
            let named = try await Program.run("migrate", environment: environment, in: folder)
            #expect(named.code == 0)
            #expect(FileManager.default.fileExists(atPath: first))
            #expect(!FileManager.default.fileExists(atPath: "\(first).key"))
            let chosen = try await Program.run("migrate", "--database", second, environment: environment, in: folder)
            #expect(chosen.code == 0)
            #expect(FileManager.default.fileExists(atPath: second))
        }
    }

    @Test func `a file that is no database is left as it is`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "letter.txt").path
            let text = String(repeating: "Dear band,\n", count: 500)
            try text.write(toFile: path, atomically: true, encoding: .utf8)
            for command in [["migrate"], ["serve", "--port", "0"]] {
                let child = try ChildProcess(
                    Program.url, command + ["--database", path], folder: folder, directory: Program.checkout)
                defer { child.end() }
                #expect(try await child.exitCode(within: Program.patience) == 1)
                #expect(child.errors.hasPrefix("Error: \(path) can't be used as Bandstand's database:"))
                #expect(child.errors.split(separator: "\n").count == 1)
            }
            #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
            #expect(!FileManager.default.fileExists(atPath: "\(path).key"))
        }
    }

    @Test func `a folder is no database`() async throws {
        try await withTemporaryFolder { folder in
            let run = try await Program.run("migrate", "--database", folder.path, in: folder)
            #expect(run.code == 1)
            #expect(run.errors.hasPrefix("Error: \(folder.path) is a folder;"))
        }
    }

    @Test func `a folder that can't be made is named`() async throws {
        try await withTemporaryFolder { folder in
            let file = folder.appending(path: "file").path
            try "".write(toFile: file, atomically: true, encoding: .utf8)
            let run = try await Program.run("migrate", "--database", "\(file)/bandstand.sqlite", in: folder)
            #expect(run.code == 1)
            #expect(run.errors == "Error: The folder \(file) for the database can't be made.\n")
        }
    }

    @Test func `another community's key is refused`() async throws {
        try await withTemporaryFolder { folder in
            let database = folder.appending(path: "a.sqlite").path
            let other = folder.appending(path: "b.sqlite").path
            #expect(try await Program.run("migrate", "--database", database, in: folder).code == 0)
            #expect(try await Program.run("migrate", "--database", other, in: folder).code == 0)
            let environment = ["BANDSTAND_KEY_FILE": "\(other).key"]
            let run = try await Program.run(
                "migrate", "--database", database, environment: environment, in: folder)
            #expect(run.code == 1)
            #expect(run.errors.hasPrefix("Error: The key file is not the one this database was made with."))
        }
    }

    @Test func `a lost key is asked for, never made anew`() async throws {
        try await withTemporaryFolder { folder in
            let database = folder.appending(path: "a.sqlite").path
            #expect(try await Program.run("migrate", "--database", database, in: folder).code == 0)
            try FileManager.default.removeItem(atPath: "\(database).key")
            let run = try await Program.run("migrate", "--database", database, in: folder)
            #expect(run.code == 1)
            #expect(run.errors.hasPrefix("Error: The key file \(database).key is missing:"))
            #expect(!FileManager.default.fileExists(atPath: "\(database).key"))
        }
    }

    @Test func `a file that holds no key is refused`() async throws {
        try await withTemporaryFolder { folder in
            let key = folder.appending(path: "key").path
            try "swordfish\n".write(toFile: key, atomically: true, encoding: .utf8)
            let run = try await Program.run(
                "migrate", "--database", folder.appending(path: "a.sqlite").path,
                environment: ["BANDSTAND_KEY_FILE": key], in: folder)
            #expect(run.code == 1)
            #expect(run.errors == "Error: The key file \(key) does not hold a key: 64 hexadecimal digits.\n")
        }
    }

    @Test func `a key that others can read is warned about`() async throws {
        try await withTemporaryFolder { folder in
            let database = folder.appending(path: "a.sqlite").path
            #expect(try await Program.run("migrate", "--database", database, in: folder).errors.isEmpty)
            try FileManager.default.setAttributes(
                [.posixPermissions: NSNumber(value: 0o644)], ofItemAtPath: "\(database).key")
            let run = try await Program.run("migrate", "--database", database, in: folder)
            #expect(run.code == 0)
            #expect(run.errors.contains("\"level\":\"warning\"") && run.errors.contains("chmod 600"))
        }
    }

    @Test func `the domain of Message-IDs is that of the first start`() async throws {
        try await withTemporaryFolder { folder in
            let database = folder.appending(path: "a.sqlite").path
            func domain(siteURL: String) async throws -> String {
                let environment = ["BANDSTAND_SITE_URL": siteURL]
                let run = try await Program.run("migrate", "--database", database, environment: environment, in: folder)
                #expect(run.code == 0)
                return try await messageDomain(database)
            }
            let first = try await domain(siteURL: "https://forum.example")
            let second = try await domain(siteURL: "https://other.example")
            #expect(first == "forum.example")
            #expect(second == first)
        }
    }
}
