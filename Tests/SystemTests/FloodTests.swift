import Foundation
import TestSupport
import Testing

struct FloodTests {
    private func dump(_ folder: URL) async throws -> String {
        let path = folder.appending(path: "bandstand.sqlite").path
        let run = try await Program.run("export", "mbox", "--board", "flood-7", "--database", path, in: folder)
        #expect(run.code == 0)
        return run.output
    }

    @Test func `the same seed makes the same board, and only once`() async throws {
        try await withTemporaryFolder { one in
            try await withTemporaryFolder { other in
                for folder in [one, other] {
                    let path = folder.appending(path: "bandstand.sqlite").path
                    for words in ["Flooded /b/flood-7 with 3 threads of 4 posts.", "/b/flood-7 is flooded already."] {
                        let run = try await Program.run(
                            "flood", "--discussions", "3", "--posts", "4", "--seed", "7", "--database", path,
                            in: folder)
                        #expect(run.code == 0, "\(run.errors)")
                        #expect(run.output == "\(words)\n")
                    }
                    let doctor = try await Program.run("doctor", "--database", path, in: folder)
                    #expect(doctor.code == 0, "\(doctor.output)")
                }
                let first = try await dump(one)
                #expect(first.count(of: "\nSubject: ") == 12)
                #expect(try await dump(other).replacing(#/@\S+/#, with: "") == first.replacing(#/@\S+/#, with: ""))
            }
        }
    }

    @Test func `a flood of nothing is refused`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "bandstand.sqlite").path
            for (discussions, posts) in [("0", "1"), ("1", "0"), ("10000000", "2"), ("-1", "-1"), ("many", "1")] {
                let run = try await Program.run(
                    "flood", "--discussions=\(discussions)", "--posts=\(posts)", "--database", path, in: folder)
                #expect(run.code == 64)
            }
            #expect(!FileManager.default.fileExists(atPath: path))
        }
    }

    @Test func `letters of a flood wait to be sent, to nobody`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "bandstand.sqlite").path
            let run = try await Program.run("flood", "--letters", "70", "--database", path, in: folder)
            #expect(run.code == 0)
            #expect(run.output == "70 letters wait to be sent.\n")
            #expect(try await Program.run("flood", "--letters=-1", "--database", path, in: folder).code == 64)
            try await RunningServer.with(folder) { server in
                let box = "\(path).mail"
                let count = try await poll(within: Program.patience) {
                    let count = try FileManager.default.contentsOfDirectory(atPath: box).count { $0.hasSuffix(".eml") }
                    return count == 70 ? count : nil
                }
                #expect(count == 70)
                #expect(try server.get("/dev/mail").text.contains("Test mail from Bandstand"))
            }
        }
    }

    @Test func `a running server shows what another process has written`() async throws {
        try await withTemporaryFolder { folder in
            try await RunningServer.with(folder) { server in
                // Asked twice, the page is kept.
                for _ in 1...2 { #expect(try server.get("/").text.contains("Flood 7") == false) }
                let path = folder.appending(path: "bandstand.sqlite").path
                let run = try await Program.run(
                    "flood", "--discussions", "1", "--posts", "1", "--seed", "7", "--database", path, in: folder)
                #expect(run.code == 0)
                let end = ContinuousClock.now + Program.patience
                while try !server.get("/").text.contains("Flood 7"), ContinuousClock.now < end {}
                #expect(try server.get("/").text.contains("Flood 7"))
            }
        }
    }
}

extension String {
    fileprivate func count(of part: String) -> Int {
        components(separatedBy: part).count - 1
    }
}
